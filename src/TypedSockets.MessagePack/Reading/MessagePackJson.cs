using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// Says in JSON what stands in MessagePack: integer keys become their digits, binary becomes Base64, a timestamp the text of
/// ISO 8601.
/// </summary>
internal static class MessagePackJson
{
    /// <summary>Writes the next value.</summary>
    /// <param name="reader">Stands before the value; is left behind it.</param>
    /// <param name="json">Takes it.</param>
    /// <param name="depthLeft">How deep the value may nest, itself counted.</param>
    /// <exception cref="JsonException">It is too deep.</exception>
    /// <exception cref="ArgumentException">It is a number that JSON does not have, or text that is no Unicode.</exception>
    /// <exception cref="MessagePackSerializationException">It is an extension that means nothing here, or a key that can't be a name.</exception>
    /// <exception cref="EndOfStreamException">It is not whole.</exception>
    public static void Write(ref MessagePackReader reader, Utf8JsonWriter json, int depthLeft)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.ReadNil();
                json.WriteNullValue();
                break;
            case MessagePackType.Boolean:
                json.WriteBooleanValue(reader.ReadBoolean());
                break;
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                json.WriteNumberValue(reader.ReadUInt64());
                break;
            case MessagePackType.Integer:
                json.WriteNumberValue(reader.ReadInt64());
                break;
            case MessagePackType.Float when reader.NextCode == MessagePackCode.Float32:
                json.WriteNumberValue(reader.ReadSingle());
                break;
            case MessagePackType.Float:
                json.WriteNumberValue(reader.ReadDouble());
                break;
            case MessagePackType.String:
                json.WriteStringValue(ReadText(ref reader));
                break;
            case MessagePackType.Binary:
                json.WriteBase64StringValue(reader.ReadBytes()!.Value.FirstSpan);
                break;
            case MessagePackType.Array:
                WriteArray(ref reader, json, depthLeft);
                break;
            case MessagePackType.Map:
                WriteObject(ref reader, json, depthLeft);
                break;
            default:
                json.WriteStringValue(reader.ReadDateTime());
                break;
        }
    }

    private static void WriteArray(ref MessagePackReader reader, Utf8JsonWriter json, int depthLeft)
    {
        RequireDepth(depthLeft);
        json.WriteStartArray();
        for (int left = reader.ReadArrayHeader(); left > 0; left--)
        {
            Write(ref reader, json, depthLeft - 1);
        }

        json.WriteEndArray();
    }

    private static void WriteObject(ref MessagePackReader reader, Utf8JsonWriter json, int depthLeft)
    {
        RequireDepth(depthLeft);
        json.WriteStartObject();
        for (int left = reader.ReadMapHeader(); left > 0; left--)
        {
            WriteName(ref reader, json);
            Write(ref reader, json, depthLeft - 1);
        }

        json.WriteEndObject();
    }

    private static void WriteName(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        Span<byte> digits = stackalloc byte[20];
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Integer when reader.NextCode == MessagePackCode.UInt64:
                reader.ReadUInt64().TryFormat(digits, out int length, provider: null);
                json.WritePropertyName(digits[..length]);
                break;
            case MessagePackType.Integer:
                reader.ReadInt64().TryFormat(digits, out length, provider: null);
                json.WritePropertyName(digits[..length]);
                break;
            default:
                json.WritePropertyName(ReadText(ref reader));
                break;
        }
    }

    private static ReadOnlySpan<byte> ReadText(ref MessagePackReader reader) =>
        reader.NextMessagePackType is MessagePackType.String && reader.TryReadStringSpan(out ReadOnlySpan<byte> text)
            ? text
            : throw new MessagePackSerializationException("A string is expected here.");

    private static void RequireDepth(int depthLeft)
    {
        if (depthLeft <= 0)
        {
            throw new JsonException($"This nests deeper than {PayloadReader.MaxDepth} levels.");
        }
    }
}
