using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

/// <remarks>
/// Where <c>System.Text.Json</c> has its own ideas of a form (how many digits, which escapes), its own converter is asked.
/// </remarks>
public static partial class WsJson
{
    /// <summary>What those converters look at: whether a member may stand twice, and how deep values nest.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = PayloadReader.MaxDepth,
    };

    /// <summary>Reads true or false.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Expected(ref reader, "true or false"),
    };

    /// <summary>Reads a string.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static string ReadString(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw Expected(ref reader, "a string");

    /// <summary>Reads a string of one UTF-16 code unit.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static char ReadChar(ref Utf8JsonReader reader) => Read(JsonMetadataServices.CharConverter, ref reader, "a string of one character");

    /// <summary>Writes a string of one UTF-16 code unit.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteChar(Utf8JsonWriter writer, char value) => writer.WriteStringValue([value]);

    /// <summary>Reads a string of 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static Guid ReadGuid(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetGuid(out Guid value) ? value : throw Expected(ref reader, "a GUID");

    /// <summary>Reads a string that is an absolute or relative URI.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static Uri ReadUri(ref Utf8JsonReader reader) => Read(JsonMetadataServices.UriConverter, ref reader, "a URI")!;

    /// <summary>Writes a URI as it was given.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteUri(Utf8JsonWriter writer, Uri? value) => writer.WriteStringValue(value?.OriginalString);

    /// <summary>Reads a string in Base64.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static byte[] ReadBase64(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetBytesFromBase64(out byte[]? value) ? value : throw Expected(ref reader, "a string in Base64");

    /// <summary>Writes bytes in Base64.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteBase64(Utf8JsonWriter writer, byte[]? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteBase64StringValue(value);
    }

    /// <summary>Reads any JSON. No object in it may have a member twice.</summary>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static JsonElement ReadJsonElement(ref Utf8JsonReader reader)
    {
        Utf8JsonReader start = reader;
        try
        {
            return JsonMetadataServices.JsonElementConverter.Read(ref reader, typeof(JsonElement), Options);
        }
        catch (JsonException exception) when (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            // The whole value was read, so it is well-formed: an object in it has a member twice.
            reader = start;
            throw new JsonException("an object in this value has a member twice", exception);
        }
    }

    /// <summary>Writes any JSON.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="value">The value.</param>
    public static void WriteJsonElement(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);

    private static T? Read<T>(JsonConverter<T> converter, ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            throw Expected(ref reader, what);
        }

        try
        {
            return converter.Read(ref reader, typeof(T), Options);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw Expected(ref reader, what);
        }
    }
}
