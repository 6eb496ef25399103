using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>A line of the record, <c>chat.said: room, name</c>: what is written for one message.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Type">The type of the message; empty where the line does not tell.</param>
/// <param name="Members">The names in JSON, by their place.</param>
/// <param name="Fault">Why the line can't be read, or null.</param>
internal sealed record CompactRecordLine(TextLine Line, string Type, IReadOnlyList<string> Members, string? Fault)
{
    /// <summary>What the line says; null where it is empty or a comment.</summary>
    public static CompactRecordLine? Parse(TextLine line)
    {
        var text = line.ToString().Trim();
        if (text is "" or ['#', ..])
        {
            return null;
        }

        var colon = text.IndexOf(':');
        var type = colon < 0 ? "" : text.Substring(0, colon).TrimEnd();
        if (!MessageParser.IsWords(type))
        {
            return new(line, "", [], "it does not begin with the type of a message and a colon");
        }

        var members = new List<string>();
        var fault = ReadMembers(text, colon + 1, members);
        return new(line, type, members, fault);
    }

    /// <summary>The line as it stands in the file.</summary>
    public static string Write(string type, IReadOnlyCollection<string> members) =>
        members.Count == 0 ? $"{type}:" : $"{type}: {string.Join(", ", members.Select(Write))}";

    /// <summary>Names of JSON may hold anything, but most are plain.</summary>
    private static string Write(string name) => IsPlain(name) ? name : SymbolDisplay.FormatLiteral(name, quote: true);

    private static string? ReadMembers(string text, int position, List<string> members)
    {
        if (SkipSpace(text, ref position))
        {
            return null;
        }

        while (true)
        {
            if (ReadName(text, ref position) is not { } name)
            {
                return string.Format(CultureInfo.InvariantCulture, "there is no member's name at its character {0}, where one has to be, in quotes if it is not plain", position + 1);
            }

            if (members.Contains(name))
            {
                return $"'{name}' stands in it twice";
            }

            members.Add(name);
            if (SkipSpace(text, ref position))
            {
                return null;
            }

            // A name ends at a comma, unless something stands behind the quotes.
            if (text[position] is not ',')
            {
                return $"there is no comma behind '{name}'";
            }

            position++;
            SkipSpace(text, ref position);
        }
    }

    private static string? ReadName(string text, ref int position)
    {
        if (position < text.Length && text[position] is '"')
        {
            var token = SyntaxFactory.ParseToken(text, position);
            if (!token.IsKind(SyntaxKind.StringLiteralToken) || token.ContainsDiagnostics)
            {
                return null;
            }

            position += token.Span.Length;
            return token.ValueText;
        }

        var comma = text.IndexOf(',', position);
        var name = text.Substring(position, (comma < 0 ? text.Length : comma) - position).TrimEnd();
        if (!IsPlain(name))
        {
            return null;
        }

        position += name.Length;
        return name;
    }

    /// <summary>Goes to what is no space, and tells whether that is the end.</summary>
    private static bool SkipSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position == text.Length;
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(static character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '$' or '@');
}
