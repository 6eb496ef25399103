using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>Makes every document that differs from a given one in one thing that goes wrong in practice.</summary>
internal static class Mutations
{
    private static readonly string[] OtherValues =
    [
        "null", "true", "\"text\"", "\"\"", "0", "-1", "256", "1.5", "1e2", "3.0", "1e400", "-0", "123456789012345678901234567890", "[]", "[null]", "[1,]", "{}",
        "{\"x\":1,}", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u004\"", "NaN", "'a'", "01", "tru", "/**/1", "[1/**/]", "\"2026-13-01\"", "\"12345\"", "",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":1}}}}", "{\"a\":1,\"a\":2}",
    ];

    public static IEnumerable<byte[]> Of(byte[] json)
    {
        for (var length = 0; length < json.Length; length += Math.Max(1, json.Length / 200))
        {
            yield return json[..length];
        }

        foreach (var trailing in new[] { " ", "\n", "x", "{}", ",", "}", "//", "/**/", "\0" })
        {
            yield return [.. json, .. Encoding.UTF8.GetBytes(trailing)];
        }

        yield return [0xEF, 0xBB, 0xBF, .. json];
        foreach (var value in Values(json))
        {
            foreach (var other in OtherValues)
            {
                yield return Replace(json, value, Encoding.UTF8.GetBytes(other));
            }

            // Invalid UTF-8 in a string.
            yield return Replace(json, value, [(byte)'"', 0xC3, (byte)'"']);
        }

        foreach (var (member, name, value) in Members(json))
        {
            var text = Encoding.UTF8.GetString(json[member]);
            var nameText = Encoding.UTF8.GetString(json[name]);
            var valueText = Encoding.UTF8.GetString(json[value]);
            foreach (var other in new[]
            {
                $"{text},{text}",
                $"{text},{nameText}:null",
                $"\"unknown\":1,{text},\"unknown\":2",
                $"{nameText.ToUpperInvariant()}:{valueText}",
                $"{Escape(nameText)}:{valueText}",
                $"{Escape(nameText)}:{valueText},{text}",
                $"\"\\ud800\":1,{text}",
                $"{nameText[..^1]}\\ud800\":1,{text}",
                $"{nameText} {valueText}",
                $"{text},",
                $",{text}",
                $"/*c*/{text}",
                $"{nameText[1..^1]}:{valueText}",
                $"{nameText[..^1]} \":{valueText}",
                $"\"unknown\":{{\"deep\":[[[[{{}}]]]],\"b\":\"\\uD83D\"}},{text}",
                "\"unknown\":1",
            })
            {
                yield return Replace(json, member, Encoding.UTF8.GetBytes(other));
            }
        }
    }

    /// <summary>Where values stand in the document, the whole of it included.</summary>
    private static List<Range> Values(byte[] json) => [.. Walk(json).Values];

    private static List<(Range Member, Range Name, Range Value)> Members(byte[] json) => Walk(json).Members;

    private static (List<Range> Values, List<(Range Member, Range Name, Range Value)> Members) Walk(byte[] json)
    {
        var values = new List<Range>();
        var members = new List<(Range, Range, Range)>();
        var open = new Stack<(int Start, Range? Name)>();
        Range? pendingName = null;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            var end = (int)reader.BytesConsumed;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // What is consumed includes the colon.
                    pendingName = start..(start + reader.ValueSpan.Length + 2);
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((start, pendingName));
                    pendingName = null;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    (start, pendingName) = open.Pop();
                    break;
            }

            values.Add(start..end);
            if (pendingName is { } name)
            {
                members.Add((name.Start.Value..end, name, start..end));
                pendingName = null;
            }
        }

        return (values, members);
    }

    private static byte[] Replace(byte[] json, Range range, byte[] replacement) =>
        [.. json[..range.Start.Value], .. replacement, .. json[range.End.Value..]];

    private static string Escape(string name) => name.Length == 2 ? name : $"\"\\u{(int)name[1]:X4}{name[2..]}";
}
