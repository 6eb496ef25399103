using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public static partial class WsJson
{
    /// <summary>Reads a date and time of ISO 8601.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static DateTime ReadDateTime(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetDateTime(out DateTime value) ? value : throw Expected(ref reader, "a date and time of ISO 8601");

    /// <summary>Reads a date and time of ISO 8601 with its offset.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value) ? value : throw Expected(ref reader, "a date and time of ISO 8601");

    /// <summary>Reads a date: <c>2026-01-31</c>.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static DateOnly ReadDateOnly(ref Utf8JsonReader reader) => Read(JsonMetadataServices.DateOnlyConverter, ref reader, "a date such as 2026-01-31");

    /// <summary>Writes a date: <c>2026-01-31</c>.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteDateOnly(Utf8JsonWriter writer, DateOnly value) => JsonMetadataServices.DateOnlyConverter.Write(writer, value, Options);

    /// <summary>Reads a time of the day: <c>23:59:59</c>.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static TimeOnly ReadTimeOnly(ref Utf8JsonReader reader) => Read(JsonMetadataServices.TimeOnlyConverter, ref reader, "a time such as 23:59:59");

    /// <summary>Writes a time of the day: <c>23:59:59</c>.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteTimeOnly(Utf8JsonWriter writer, TimeOnly value) => JsonMetadataServices.TimeOnlyConverter.Write(writer, value, Options);

    /// <summary>Reads a duration: <c>1.23:59:59</c> is a second short of two days.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static TimeSpan ReadTimeSpan(ref Utf8JsonReader reader) => Read(JsonMetadataServices.TimeSpanConverter, ref reader, "a duration such as 1.23:59:59");

    /// <summary>Writes a duration: <c>1.23:59:59</c> is a second short of two days.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteTimeSpan(Utf8JsonWriter writer, TimeSpan value) => JsonMetadataServices.TimeSpanConverter.Write(writer, value, Options);
}
