using System.Text;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>Strings, with what writers and readers of JSON trip over: escapes, pairs, controls, and lengths around a vector's.</summary>
internal static class Texts
{
    private static readonly string[] Words = ["", "a", "Ada", "lobby", "100", "1.5", "true", "null", "2026-01-31", "$type", "$id", "k", "Red", "NaN"];

    private static readonly string[] Pieces =
    [
        "\"", "\\", "/", "\b", "\f", "\n", "\r", "\t", "\0", "\u001f", "\u007f", "\u0080", "\u0085", "<", ">", "&", "'", "+", "`", "=", "ä", "é", "\u0301", "ß", "€", "漢",
        "\u2028", "\u2029", "\uFEFF", "\uFFFD", "\uFFFE", "😀", "𝄞", "\U0010FFFF", "%", ".", "[", "]",
    ];

    /// <summary>A string; one that is <paramref name="isUnicode"/> has no half of a surrogate pair.</summary>
    public static string Any(Draw draw, bool isUnicode)
    {
        if (draw.OneIn(3))
        {
            return draw.Pick<string>(Words);
        }

        var length = draw.OneIn(60) ? draw.Below(3000) : draw.Below(draw.Pick(4, 20, 70));
        var rarity = draw.Pick(1, 3, 20, 20, 1000);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(!draw.OneIn(rarity) ? ((char)(' ' + draw.Below(95))).ToString()
                : isUnicode || !draw.OneIn(20) ? draw.Pick<string>(Pieces)
                : draw.Pick("\ud800", "\udc00", "\udfff\ud83d"));
        }

        return text.ToString();
    }

    /// <summary>A short string with few surprises, for names.</summary>
    public static string Name(Draw draw) => draw.Below(4) switch
    {
        0 when draw.OneIn(10) => Any(draw, isUnicode: true),
        0 => draw.Pick("", "we ird", "it's", "a.b", "ä😀", "\n\"", "$type", "$", "\u2028", "[0]"),
        _ => $"k{draw.Below(20)}",
    };
}
