using System.Text;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>Puts one thing into a document that goes wrong in practice. Not all of it is refused.</summary>
internal static class Faults
{
    private static readonly string[] Values =
    [
        "null", "true", "\"text\"", "\"\"", "0", "-1", "256", "1.5", "1e2", "3.0", "1e400", "-0", "123456789012345678901234567890", "[]", "[null]", "[1,]", "{}", "{\"x\":1,}", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u004\"",
        "NaN", "'a'", "01", "tru", "/**/1", "[1/**/]", "\"2026-13-01\"", "\"12345\"", "", "{\"a\":{\"a\":{\"a\":{\"a\":1}}}}", "{\"a\":1,\"a\":2}", "{\"$type\":\"x\"}", "{\"$id\":\"1\"}", "{\"$ref\":\"1\"}", "\"\\u0000\"", "\"\u0001\"",
    ];

    private static readonly string[] Bytes = ["{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\t", "\n", "\v", "\u00a0", "\0", "/", "/**/", "//\n", "-", "+", ".", "e", "0", "1", "t", "null", "\\u", "\uFEFF", "ä", "'", "#"];

    private static readonly byte[][] NoUnicode = [[0xC3], [0xFF], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98]];

    /// <summary>A document with a fault in its values, its members, or its text.</summary>
    public static byte[] Of(JsonTree tree, Draw draw)
    {
        var faulty = tree.Copy();
        for (var count = draw.Pick(0, 1, 1, 1, 2); count > 0; count--)
        {
            Spoil(faulty, draw);
        }

        var json = Encoding.UTF8.GetBytes(JsonPrinter.Print(faulty, draw));
        return draw.OneIn(3) ? SpoilText(json, draw) : json;
    }

    private static void Spoil(JsonTree root, Draw draw)
    {
        JsonTree[] all = [.. root.Walk()];
        var tree = all[draw.Below(all.Length)];
        var another = all[draw.Below(all.Length)];
        JsonTree[] objects = [.. all.Where(candidate => candidate.Members is { Count: > 0 })];
        if (objects.Length > 0 && draw.OneIn(2))
        {
            SpoilMember(objects[draw.Below(objects.Length)].Members!, another, draw);
            return;
        }

        switch (draw.Below(8))
        {
            case 0:
                tree.Become(JsonTree.Array(tree.Copy()));
                break;
            case 1:
                tree.Become(JsonTree.Object((JsonToken.String(Texts.Name(draw)), tree.Copy())));
                break;
            case 2:
                tree.Become(another.Copy());
                break;
            case 3 when tree is { Items: null, Members: null }:
                // A number as a string, and a string without its quotes.
                tree.Token = tree.Token with { IsString = !tree.Token.IsString };
                break;
            case 4 when tree.Items is { } items:
                items.Insert(draw.Below(items.Count + 1), draw.OneIn(2) ? JsonTree.Raw(draw.Pick<string>(Values)) : another.Copy());
                break;
            case 5 when draw.OneIn(3):
                var depth = draw.Pick(2, 25, 29, 30, 31, 32, 33, 60, 100);
                tree.Become(JsonTree.Raw(draw.OneIn(2)
                    ? new string('[', depth) + new string(']', depth)
                    : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
                break;
            default:
                tree.Become(JsonTree.Raw(draw.Pick<string>(Values)));
                break;
        }
    }

    private static void SpoilMember(List<(JsonToken Name, JsonTree Value)> members, JsonTree another, Draw draw)
    {
        var at = draw.Below(members.Count);
        var (name, value) = members[at];
        switch (draw.Below(12))
        {
            case 0:
                members.Insert(draw.Below(members.Count + 1), (name, value.Copy()));
                break;
            case 1:
                members.Insert(draw.Below(members.Count + 1), (name, JsonTree.Raw("null")));
                break;
            case 2:
                members.RemoveAt(at);
                break;
            case 3:
                members[at] = (name with { Text = name.Text.ToUpperInvariant() }, value);
                break;
            case 4:
                members[at] = (name with { Text = name.Text + draw.Pick(" ", "x", "\0", "\ud800") }, value);
                break;
            case 5:
                members[at] = (JsonToken.Raw(draw.Pick("", "name", "'name'", "1", "null", "\"\\ud800\"", "\"\\u00\"", "\"\n\"", "[]")), value);
                break;
            case 6:
                members.Insert(at, (JsonToken.String(draw.Pick("unknown", "$type", "$id", "$ref", "$values", "", name.Text + name.Text)), JsonTree.Any(draw, isTame: false)));
                break;
            case 7:
                members.Insert(at, (JsonToken.Raw("\"\\ud800\""), JsonTree.Raw("1")));
                break;
            case 8:
                draw.Shuffle(members);
                break;
            case 9:
                members[at] = (name, another.Copy());
                break;
            case 10:
                members.Add((JsonToken.String("unknown"), JsonTree.Raw(draw.Pick<string>(Values))));
                break;
            default:
                members[at] = (name, JsonTree.Raw(draw.Pick<string>(Values)));
                break;
        }
    }

    private static byte[] SpoilText(byte[] json, Draw draw)
    {
        var at = draw.Below(json.Length + 1);
        var end = Math.Min(json.Length, at + draw.Pick(1, 1, 1, 2, 5));
        byte[] other = draw.OneIn(6) ? draw.Pick<byte[]>(NoUnicode) : Encoding.UTF8.GetBytes(draw.Pick<string>(Bytes));
        return draw.Below(8) switch
        {
            0 => json[..at],
            1 => [.. json[..at], .. json[end..]],
            2 => [.. json[..at], .. other, .. json[end..]],
            3 => [.. json[..end], .. json[at..]],
            4 => [0xEF, 0xBB, 0xBF, .. json],
            5 => [.. json, .. other],
            _ => [.. json[..at], .. other, .. json[at..]],
        };
    }
}
