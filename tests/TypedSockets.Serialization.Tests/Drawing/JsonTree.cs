using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>A document before it is printed: one token, the items of an array, or the members of an object.</summary>
internal sealed class JsonTree
{
    public JsonToken Token { get; set; }

    public List<JsonTree>? Items { get; set; }

    public List<(JsonToken Name, JsonTree Value)>? Members { get; set; }

    public static JsonTree String(string text) => new() { Token = JsonToken.String(text) };

    public static JsonTree Raw(string text) => new() { Token = JsonToken.Raw(text) };

    public static JsonTree Array(params IEnumerable<JsonTree> items) => new() { Items = [.. items] };

    public static JsonTree Object(params IEnumerable<(JsonToken Name, JsonTree Value)> members) => new() { Members = [.. members] };

    /// <summary>The tree of a valid document.</summary>
    public static JsonTree Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        return Parse(ref reader);
    }

    /// <summary>Any JSON, in which no object has a name twice unless it is wild.</summary>
    public static JsonTree Any(Draw draw, bool isTame, int depth = 0) => draw.Below(depth >= 4 ? 6 : 9) switch
    {
        0 => Raw(draw.Pick("null", "true", "false")),
        1 or 2 => Raw(draw.Pick("0", "1", "-1", "1.50", "1e3", "-0", "1E-7", "100000000000000000000", "0.1", "-0.0", "3.0")),
        3 or 4 or 5 => String(Texts.Any(draw, isUnicode: true)),
        6 => Array(Enumerable.Range(0, draw.Below(4)).Select(_ => Any(draw, isTame, depth + 1)).ToList()),
        _ => AnyObject(draw, isTame, depth),
    };

    /// <summary>Any object.</summary>
    public static JsonTree AnyObject(Draw draw, bool isTame, int depth = 0)
    {
        var tree = Object();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var count = draw.Below(4); count > 0; count--)
        {
            var name = Texts.Name(draw);
            if (names.Add(name) || (!isTame && draw.OneIn(4)))
            {
                tree.Members!.Add((JsonToken.String(name), Any(draw, isTame, depth + 1)));
            }
        }

        return tree;
    }

    /// <summary>This tree and every one in it.</summary>
    public IEnumerable<JsonTree> Walk()
    {
        yield return this;
        foreach (var inner in (Items ?? Members?.Select(member => member.Value) ?? []).SelectMany(part => part.Walk()))
        {
            yield return inner;
        }
    }

    /// <summary>Puts what another tree is in the place of this one.</summary>
    public void Become(JsonTree other) => (Token, Items, Members) = (other.Token, other.Items, other.Members);

    public JsonTree Copy() => new()
    {
        Token = Token,
        Items = Items?.ConvertAll(item => item.Copy()),
        Members = Members?.ConvertAll(member => (member.Name, member.Value.Copy())),
    };

    /// <summary>Whether two valid documents have the same tokens, however their strings are escaped.</summary>
    public static bool MeansTheSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Parse(one).Flatten().SequenceEqual(Parse(other).Flatten());

    private IEnumerable<JsonToken> Flatten() =>
        Items is not null ? [JsonToken.Raw("["), .. Items.SelectMany(item => item.Flatten()), JsonToken.Raw("]")]
        : Members is not null ? [JsonToken.Raw("{"), .. Members.SelectMany(member => member.Value.Flatten().Prepend(member.Name)), JsonToken.Raw("}")]
        : [Token];

    private static JsonTree Parse(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var array = Array();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    array.Items!.Add(Parse(ref reader));
                }

                return array;
            case JsonTokenType.StartObject:
                var tree = Object();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    var name = JsonToken.String(reader.GetString()!);
                    reader.Read();
                    tree.Members!.Add((name, Parse(ref reader)));
                }

                return tree;
            case JsonTokenType.String:
                return String(reader.GetString()!);
            default:
                return Raw(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }
}
