using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MessagePack;

namespace TypedSockets.MessagePack.Tests;

/// <summary>The same documents in both formats.</summary>
internal static class Documents
{
    /// <summary>Says in MessagePack what a JSON document says, members that stand twice too.</summary>
    /// <exception cref="JsonException">It is no JSON, or has a number that no number of MessagePack is.</exception>
    public static byte[] FromJson(byte[] json)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1_000 });
        Write(ref writer, document.RootElement);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Whether a float stands in a document that may be taken for an integer, which JSON refuses.</summary>
    public static bool HasIntegralFloat(byte[] document)
    {
        var reader = new MessagePackReader(document);
        return HasIntegralFloat(ref reader);
    }

    /// <summary>Whether a JSON document has a number that no number of MessagePack is.</summary>
    public static bool HasInexactNumber(byte[] json)
    {
        try
        {
            FromJson(json);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    /// <summary>Whether a name stands twice in an object, which the maps of other libraries can't hold.</summary>
    public static bool HasNameTwice(JsonElement json) => Any(
        json,
        value => value.ValueKind is JsonValueKind.Object && value.EnumerateObject().DistinctBy(member => member.Name, StringComparer.Ordinal).Count() != value.GetPropertyCount());

    /// <summary>Whether there is an integer that is no <see cref="decimal"/> either: converting from JSON, the stock library leaves it out, and the rest moves up.</summary>
    public static bool HasLongInteger(JsonElement json) => Any(
        json,
        value => value.ValueKind is JsonValueKind.Number && !value.GetRawText().AsSpan().ContainsAny(".eE") && !value.TryGetDecimal(out _));

    /// <summary>Whether two JSON documents differ in nothing but how numbers are written.</summary>
    public static bool Same(byte[] left, byte[] right)
    {
        using var first = JsonDocument.Parse(left);
        using var second = JsonDocument.Parse(right);
        return Same(first.RootElement, second.RootElement);
    }

    private static bool Any(JsonElement json, Func<JsonElement, bool> predicate) => predicate(json) || json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Any(item => Any(item, predicate)),
        JsonValueKind.Object => json.EnumerateObject().Any(member => Any(member.Value, predicate)),
        _ => false,
    };

    private static bool Same(JsonElement left, JsonElement right) => left.ValueKind == right.ValueKind && left.ValueKind switch
    {
        JsonValueKind.Number => left.GetDouble().Equals(right.GetDouble()),
        JsonValueKind.Array => left.EnumerateArray().SequenceEqual(right.EnumerateArray(), EqualityComparer<JsonElement>.Create(Same)),
        JsonValueKind.Object => left.EnumerateObject().Select(member => member.Name).SequenceEqual(right.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal)
            && left.EnumerateObject().Select(member => member.Value).SequenceEqual(right.EnumerateObject().Select(member => member.Value), EqualityComparer<JsonElement>.Create(Same)),
        JsonValueKind.String => string.Equals(left.GetString(), right.GetString(), StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether a float says as much as the text does, down to the zeros at its end.</summary>
    private static bool IsExact(JsonElement number) =>
        string.Equals(number.GetRawText(), number.GetDouble().ToString("R", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);

    private static bool HasIntegralFloat(ref MessagePackReader reader)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Float:
                return double.IsInteger(reader.ReadDouble());
            case MessagePackType.Array or MessagePackType.Map:
                var left = reader.NextMessagePackType is MessagePackType.Map ? 2 * reader.ReadMapHeader() : reader.ReadArrayHeader();
                var found = false;
                for (; left > 0; left--)
                {
                    found |= HasIntegralFloat(ref reader);
                }

                return found;
            default:
                reader.Skip();
                return false;
        }
    }

    private static void Write(ref MessagePackWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteMapHeader(json.GetPropertyCount());
                foreach (var member in json.EnumerateObject())
                {
                    writer.Write(member.Name);
                    Write(ref writer, member.Value);
                }

                break;
            case JsonValueKind.Array:
                writer.WriteArrayHeader(json.GetArrayLength());
                foreach (var element in json.EnumerateArray())
                {
                    Write(ref writer, element);
                }

                break;
            case JsonValueKind.Number when json.TryGetInt64(out var integer) && (integer != 0 || json.GetRawText()[0] != '-'):
                writer.Write(integer);
                break;
            case JsonValueKind.Number when json.TryGetUInt64(out var large):
                writer.Write(large);
                break;
            case JsonValueKind.Number:
                writer.Write(IsExact(json) ? json.GetDouble() : throw new JsonException("No float is this number."));
                break;
            case JsonValueKind.String:
                writer.Write(json.GetString());
                break;
            case JsonValueKind.Null:
                writer.WriteNil();
                break;
            default:
                writer.Write(json.GetBoolean());
                break;
        }
    }
}
