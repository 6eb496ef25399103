using System.Text;
using System.Text.Json;
using CsCheck;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Strings of every length around the widths of vectors, with something special at every place.</summary>
public sealed class StringTests
{
    private const int MaxLength = 70;

    private static readonly byte[][] Specials =
    [
        .. new[] { "", "\\\"", "\\\\", "\\n", "\\u00e4", "\\ud83d\\ude00", "\\ud83d", "\\u0430\\u0431\\u0432\\u0433\\u0434", "ä", "€", "😀", "äöü€😀", "\"", "\\", "\\x", "\n", "\u007f", "\0" }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC3], [0xC3, (byte)'x'], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ];

    [Fact]
    public void Strings_of_every_length_with_something_special_at_every_place_are_the_oracles()
    {
        for (var length = 0; length <= MaxLength; length++)
        {
            for (var at = 0; at <= length; at++)
            {
                foreach (var special in Specials)
                {
                    AssertString([.. Plain(at), .. special, .. Plain(length - at)], rest: at % 40);
                }
            }
        }
    }

    [Fact]
    public void Names_of_every_length_with_something_special_at_every_place_are_the_oracles()
    {
        for (var length = 0; length <= MaxLength; length += length < 34 ? 1 : 9)
        {
            for (var at = 0; at <= length; at++)
            {
                foreach (var special in Specials)
                {
                    AssertName([.. Plain(at), .. special, .. Plain(length - at)], rest: at % 40);
                }
            }
        }
    }

    [Fact]
    public void Every_escape_is_the_oracles()
    {
        for (var letter = 0; letter < 256; letter++)
        {
            AssertString([(byte)'\\', (byte)letter], rest: 0);
            AssertString([.. Plain(20), (byte)'\\', (byte)letter], rest: 20);
        }

        for (var unit = 0; unit <= char.MaxValue; unit += unit is > 0xD7F0 and < 0xE010 ? 1 : 7)
        {
            AssertString(Encoding.UTF8.GetBytes($"\\u{unit:x4}"), rest: 0);
            AssertString(Encoding.UTF8.GetBytes($"\\u{unit:X4}\\u{unit:x4}\\u0041\\u0042x"), rest: 0);
        }

        for (var digit = 0; digit < 256; digit++)
        {
            for (var place = 0; place < 4; place++)
            {
                byte[] escape = [(byte)'\\', (byte)'u', .. "00e4"u8];
                escape[2 + place] = (byte)digit;
                AssertString(escape, rest: 0);
                AssertString([.. "\\u0041\\u0042"u8, .. escape, .. "\\u0043"u8], rest: 0);
            }
        }
    }

    [Fact]
    public void Random_texts_are_the_oracles() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            AssertString(RandomText(random), rest: random.Next(40));
            AssertName(RandomText(random), rest: random.Next(40));
        },
        iter: 20_000,
        threads: 1);

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Long_texts_are_the_oracles(int length)
    {
        foreach (var unit in new[] { "a", "ä", "Größe ", "世界", "😀", "\\n", "\\u0430", "\\u4e16\\u754c ", "\\ud83d\\ude00", "\"" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
            AssertString(Encoding.UTF8.GetBytes(text), rest: 3);
            AssertString(Encoding.UTF8.GetBytes(text + "\\"), rest: 3);
        }
    }

    private static byte[] Plain(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26)))];

    private static byte[] RandomText(Random random)
    {
        var text = new List<byte>();
        for (var runs = random.Next(1, 12); runs > 0; runs--)
        {
            switch (random.Next(6))
            {
                case 0:
                    text.AddRange(Plain(random.Next(40)));
                    break;
                case 1:
                    text.AddRange(Enumerable.Range(0, random.Next(12)).SelectMany(_ => Encoding.UTF8.GetBytes($"\\u{random.Next(0xD7FF):x4}")));
                    break;
                case 2:
                    text.AddRange(Enumerable.Range(0, random.Next(20)).SelectMany(_ => Encoding.UTF8.GetBytes(((char)random.Next(0x80, 0x800)).ToString())));
                    break;
                case 3:
                    text.AddRange(Enumerable.Range(0, random.Next(20)).SelectMany(_ => Encoding.UTF8.GetBytes(((char)random.Next(0x800, 0xD800)).ToString())));
                    break;
                case 4:
                    text.AddRange(Enumerable.Range(0, random.Next(10)).SelectMany(_ => Encoding.UTF8.GetBytes(new Rune(random.Next(0x10000, 0x110000)).ToString())));
                    break;
                default:
                    text.AddRange(Specials[random.Next(Specials.Length)]);
                    break;
            }
        }

        return [.. text];
    }

    private static void AssertString(byte[] text, int rest) =>
        AssertSame([.. "[\""u8, .. text, .. "\""u8, .. Enumerable.Repeat((byte)' ', rest), .. "]"u8], ReadElement, json => JsonSerializer.Deserialize<string[]>(json, SystemTextJson.Options)!);

    private static void AssertName(byte[] text, int rest) =>
        AssertSame([.. "{\""u8, .. text, .. "\":1"u8, .. Enumerable.Repeat((byte)' ', rest), .. "}"u8], ReadName, json => [.. JsonSerializer.Deserialize<Dictionary<string, int>>(json, SystemTextJson.Options)!.Keys]);

    private static string[] ReadElement(ref WsJsonReader reader)
    {
        var items = new WsJsonItems<string>();
        for (reader.StartArray(); reader.NextElement();)
        {
            items.Add(reader.ReadString());
        }

        return items.ToArray();
    }

    private static string[] ReadName(ref WsJsonReader reader)
    {
        var items = new WsJsonItems<string>();
        for (reader.StartObject(); reader.NextName(out var name);)
        {
            items.Add(reader.ReadStringKey(name));
            reader.ReadInt32();
        }

        return items.ToArray();
    }

    private static void AssertSame(byte[] json, Payload.ReadValue<string[]> read, Func<byte[], string[]> oracle)
    {
        string[]? expected = null;
        try
        {
            expected = oracle(json);
        }
        catch (JsonException)
        {
            // Refused.
        }

        string[]? actual = null;
        try
        {
            actual = Payload.Read(json, read);
        }
        catch (WsPayloadException)
        {
            // Refused.
        }

        Assert.True((expected is null) == (actual is null), $"{(actual is null ? "Refused" : "Read")}: {Encoding.UTF8.GetString(json)}");
        Assert.Equal(expected, actual);
    }
}
