using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Parsing;

/// <summary>JSON as it stands in generated code: C# literals that hold runs of it, in the bytes that <c>JavaScriptEncoder.Default</c> gives.</summary>
internal static class JsonLiterals
{
    /// <summary>What the encoder escapes of ASCII, beside what has a short escape, because of HTML.</summary>
    private const string EscapedAscii = "\"&'+<>`\u007F";

    /// <summary>A text as a C# literal, quotes included.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The C# literal of a run up to a member's value: <c>,"name":</c>.</summary>
    public static string Run(char lead, string name) => Literal($"{lead}{Quoted(name)}:");

    /// <summary>A text as a JSON string, its quotes included.</summary>
    public static string Quoted(string text)
    {
        if (text.All(IsPlain))
        {
            return $"\"{text}\"";
        }

        var json = new StringBuilder("\"");
        foreach (var character in text)
        {
            json.Append(character switch
            {
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                '\\' => "\\\\",
                _ when IsPlain(character) => character.ToString(),
                _ => Escaped(character),
            });
        }

        return json.Append('"').ToString();
    }

    private static bool IsPlain(char character) =>
        character is >= ' ' and < '\u007F' and not '\\' && EscapedAscii.IndexOf(character) < 0;

    private static string Escaped(char character) => $"\\u{((int)character).ToString("X4", CultureInfo.InvariantCulture)}";
}
