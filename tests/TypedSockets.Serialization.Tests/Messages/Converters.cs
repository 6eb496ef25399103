using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedSockets.Serialization.Tests.Messages;

/// <summary>Written as text: <c>"12.5 km"</c>.</summary>
[JsonConverter(typeof(DistanceConverter))]
public readonly record struct Distance(double Kilometres);

public sealed class DistanceConverter : JsonConverter<Distance>
{
    public override Distance Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && text.EndsWith(" km", StringComparison.Ordinal) && double.TryParse(text.AsSpan()[..^3], CultureInfo.InvariantCulture, out var value)
            ? new(value)
            : throw new JsonException("A distance is a number and ' km'.");

    public override void Write(Utf8JsonWriter writer, Distance value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Kilometres.ToString("R", CultureInfo.InvariantCulture) + " km");
}

/// <summary>Written as an array.</summary>
[JsonConverter(typeof(RangeConverter))]
public sealed record Span(int From, int To);

public sealed class RangeConverter : JsonConverter<Span>
{
    public override Span Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        reader.Read();
        var from = reader.GetInt32();
        reader.Read();
        var to = reader.GetInt32();
        reader.Read();
        return reader.TokenType is JsonTokenType.EndArray ? new(from, to) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.From);
        writer.WriteNumberValue(value.To);
        writer.WriteEndArray();
    }
}

/// <summary>Takes null for an empty text, and writes an empty text as null.</summary>
public sealed class NullAsEmptyConverter : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() ?? "";

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.IsNullOrEmpty(value) ? null : value);
}

/// <summary>A factory: enums as their names in upper case.</summary>
public sealed class UpperCaseNames() : JsonStringEnumConverter<Color>(new UpperCase(), allowIntegerValues: false)
{
    private sealed class UpperCase : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToUpperInvariant();
    }
}

/// <summary>Hands its value on to a serializer.</summary>
[JsonConverter(typeof(WrappedConverter))]
public sealed record Wrapped(Line Line);

public sealed class WrappedConverter : JsonConverter<Wrapped>
{
    public override Wrapped Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Line>(ref reader, options) ?? throw new JsonException("A line is wrapped."));

    public override void Write(Utf8JsonWriter writer, Wrapped value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Line, options);
}

[WsMessage("test.converters.wrapping")]
public sealed partial record Wrapping(Wrapped Wrapped, List<Wrapped?>? Many = null);

[WsMessage("test.converters")]
public sealed partial record Converters(
    Distance Distance,
    Distance? MaybeDistance,
    Span Span,
    Span? MaybeSpan,
    List<Span?> Spans,
    Dictionary<string, Distance> Distances,
    [property: JsonConverter(typeof(NullAsEmptyConverter))] string Text,
    [property: JsonConverter(typeof(NullAsEmptyConverter))] string? MaybeText,
    [property: JsonConverter(typeof(UpperCaseNames))] Color Color,
    [property: JsonConverter(typeof(UpperCaseNames))] Color? MaybeColor);
