using System.Runtime.InteropServices;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// Says in MessagePack what stands in JSON. An integer of 64 bits stays one; any other number becomes a float of double
/// precision, the nearest there is.
/// </summary>
internal static class JsonMessagePack
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="json">One JSON value.</param>
    /// <param name="depthLeft">How deep the value may nest, itself counted.</param>
    /// <exception cref="JsonException">It is too deep, or has a number that is too large.</exception>
    public static void Write(ref MessagePackWriter writer, ReadOnlyMemory<byte> json, int depthLeft)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Write(ref writer, document.RootElement, depthLeft);
    }

    /// <inheritdoc cref="Write(ref MessagePackWriter, ReadOnlyMemory{byte}, int)"/>
    public static void Write(ref MessagePackWriter writer, JsonElement json, int depthLeft)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                RequireDepth(depthLeft);
                writer.WriteMapHeader(json.GetPropertyCount());
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    writer.Write(member.Name);
                    Write(ref writer, member.Value, depthLeft - 1);
                }

                break;
            case JsonValueKind.Array:
                RequireDepth(depthLeft);
                writer.WriteArrayHeader(json.GetArrayLength());
                foreach (JsonElement element in json.EnumerateArray())
                {
                    Write(ref writer, element, depthLeft - 1);
                }

                break;
            case JsonValueKind.Number:
                WriteNumber(ref writer, json);
                break;
            case JsonValueKind.String:
                writer.Write(json.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Write(json.ValueKind is JsonValueKind.True);
                break;
            case JsonValueKind.Null:
                writer.WriteNil();
                break;
            default:
                throw new InvalidOperationException("A message holds a JsonElement that was never set. Set it, or declare it nullable.");
        }
    }

    /// <summary>Writes the name of the only member of an object.</summary>
    public static void WriteName(ref MessagePackWriter writer, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        writer.Write(reader.GetString());
    }

    private static void WriteNumber(ref MessagePackWriter writer, JsonElement json)
    {
        // Zero may have a sign, which no integer has.
        if (json.TryGetInt64(out long integer) && (integer != 0 || JsonMarshal.GetRawUtf8Value(json)[0] != (byte)'-'))
        {
            writer.Write(integer);
        }
        else if (json.TryGetUInt64(out ulong large))
        {
            writer.Write(large);
        }
        else if (json.TryGetDouble(out double number) && double.IsFinite(number))
        {
            writer.Write(number);
        }
        else
        {
            throw new JsonException($"A message holds the number {json.GetRawText()} as JSON, which no number of 64 bits comes near to. Hold it as text.");
        }
    }

    private static void RequireDepth(int depthLeft)
    {
        if (depthLeft <= 0)
        {
            throw new JsonException($"The message nests deeper than {PayloadReader.MaxDepth} levels, itself counted. Flatten it; perhaps it contains itself.");
        }
    }
}
