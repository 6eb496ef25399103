using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>
/// Makes the same document as a stranger might write it: indented by two, text as it is, every fifth name with an
/// escape in it, and after every fourth name, if it is an object's, a member that the type does not have.
/// </summary>
internal sealed class ForeignDocument
{
    private const int EscapedNames = 5;
    private const int KnownBeforeUnknown = 4;

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] UnknownValues =
    [
        "\"somewhat longer text that nobody reads\"", "12.5", "null", "[1, 2, 3]", "{ \"id\": 17, \"labels\": [\"new\", \"small\"] }", "false",
    ];

    private readonly StringBuilder text = new();
    private int names;
    private int unknown;

    public static byte[] Of(byte[] json, JsonTypeInfo type)
    {
        using var document = JsonDocument.Parse(json);
        var foreign = new ForeignDocument();
        foreign.Write(document.RootElement, type, depth: 0);
        return Encoding.UTF8.GetBytes(foreign.text.ToString());
    }

    private void Write(JsonElement value, JsonTypeInfo? type, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', value.EnumerateObject().SelectMany(member => Members(member, type, depth + 1)), '}', depth);
                break;
            case JsonValueKind.Array:
                WriteAll('[', value.EnumerateArray().Select<JsonElement, Action>(item => () => Write(item, Of(type, type?.ElementType), depth + 1)), ']', depth);
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.GetString(), AsItIs));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private void WriteAll(char open, IEnumerable<Action> parts, char close, int depth)
    {
        text.Append(open);
        var separator = "\n";
        foreach (var part in parts)
        {
            text.Append(separator).Append(' ', (depth + 1) * 2);
            part();
            separator = ",\n";
        }

        text.Append('\n').Append(' ', depth * 2).Append(close);
    }

    private IEnumerable<Action> Members(JsonProperty member, JsonTypeInfo? type, int depth)
    {
        var isObject = type?.Kind is JsonTypeInfoKind.Object;
        yield return () =>
        {
            WriteName(member.Name, isEscaped: type is not null && names++ % EscapedNames == EscapedNames - 1);
            var declared = isObject ? type!.Properties.Single(property => string.Equals(property.Name, member.Name, StringComparison.Ordinal)).PropertyType : type?.ElementType;
            Write(member.Value, Of(type, declared), depth);
        };

        if (isObject && names % KnownBeforeUnknown == 0)
        {
            yield return () =>
            {
                WriteName($"x_unknown_{unknown}", isEscaped: false);
                text.Append(UnknownValues[unknown++ % UnknownValues.Length]);
            };
        }
    }

    private void WriteName(string name, bool isEscaped)
    {
        text.Append('"');
        text.Append(isEscaped ? $"\\u{(int)name[0]:x4}{name[1..]}" : name);
        text.Append("\": ");
    }

    /// <summary>What is known of a part; nothing where any JSON may stand, which is not touched.</summary>
    private static JsonTypeInfo? Of(JsonTypeInfo? whole, Type? part)
    {
        part = part is null ? null : Nullable.GetUnderlyingType(part) ?? part;
        return part is null || part == typeof(JsonElement) ? null : whole!.Options.GetTypeInfo(part);
    }
}
