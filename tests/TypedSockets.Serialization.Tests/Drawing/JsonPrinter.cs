using System.Globalization;
using System.Text;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>Prints a document in one of the many ways that mean the same: with white space, with escapes that need not be.</summary>
internal sealed class JsonPrinter
{
    /// <summary>Characters with an escape of one letter, each before its letter.</summary>
    private const string Letters = "\"\"\\\\//\bb\ff\nn\rr\tt";

    private readonly Draw draw;
    private readonly StringBuilder text = new();

    /// <summary>One in how many gaps has white space; zero for none.</summary>
    private readonly int spaceRarity;

    /// <summary>One in how many characters is escaped without need; zero for none.</summary>
    private readonly int escapeRarity;

    private JsonPrinter(Draw draw)
    {
        this.draw = draw;
        spaceRarity = draw.Pick(0, 0, 0, 1, 3, 20);
        escapeRarity = draw.Pick(0, 0, 0, 0, 3, 40);
    }

    public static string Print(JsonTree tree, Draw draw)
    {
        var printer = new JsonPrinter(draw);
        printer.Space();
        printer.Print(tree);
        printer.Space();
        return printer.text.ToString();
    }

    private void Print(JsonTree tree)
    {
        if (tree.Items is { } items)
        {
            Print('[', items, Print, ']');
        }
        else if (tree.Members is { } members)
        {
            Print('{', members, Print, '}');
        }
        else
        {
            Print(tree.Token);
        }
    }

    private void Print<T>(char open, List<T> parts, Action<T> print, char close)
    {
        text.Append(open);
        Space();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
                Space();
            }

            print(parts[i]);
            Space();
        }

        text.Append(close);
    }

    private void Print((JsonToken Name, JsonTree Value) member)
    {
        Print(member.Name);
        Space();
        text.Append(':');
        Space();
        Print(member.Value);
    }

    private void Print(JsonToken token)
    {
        if (!token.IsString)
        {
            text.Append(token.Text);
            return;
        }

        text.Append('"');
        for (var i = 0; i < token.Text.Length; i++)
        {
            if (char.IsHighSurrogate(token.Text[i]) && i + 1 < token.Text.Length && char.IsLowSurrogate(token.Text[i + 1]))
            {
                Print(token.Text.AsSpan(i++, 2));
            }
            else
            {
                Print(token.Text.AsSpan(i, 1));
            }
        }

        text.Append('"');
    }

    /// <summary>One character, which may be a pair.</summary>
    private void Print(ReadOnlySpan<char> character)
    {
        var mustEscape = character[0] is '"' or '\\' or < ' ' || (character.Length == 1 && char.IsSurrogate(character[0]));
        if (!mustEscape && (escapeRarity == 0 || !draw.OneIn(escapeRarity)))
        {
            text.Append(character);
            return;
        }

        var letter = Letters.IndexOf(character[0], StringComparison.Ordinal);
        if (letter >= 0 && letter % 2 == 0 && !draw.OneIn(4))
        {
            text.Append('\\').Append(Letters[letter + 1]);
            return;
        }

        foreach (var unit in character)
        {
            text.Append("\\u").Append(((int)unit).ToString(draw.OneIn(2) ? "x4" : "X4", CultureInfo.InvariantCulture));
        }
    }

    private void Space()
    {
        if (spaceRarity > 0 && draw.OneIn(spaceRarity))
        {
            text.Append(draw.Pick(" ", " ", "\n", "\r\n", "\t", "  \n   "));
        }
    }
}
