using System.Text;
using Microsoft.CodeAnalysis;

namespace TypedSockets.CodeFixes;

/// <summary>Suggests the type on the wire for a new message: <c>chat.get-history</c> for <c>My.Chat.GetHistory</c>.</summary>
internal static class SuggestedMessageType
{
    private const int MaxLength = 64;

    /// <summary>The suggestion, or null where the names have nothing that a message type may hold.</summary>
    public static string? For(INamedTypeSymbol message)
    {
        var name = InWords(message.Name);
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        var area = message.ContainingNamespace.IsGlobalNamespace ? "" : InWords(message.ContainingNamespace.Name);
        var isFree = area.Length > 0 && area is not "ws";
        return isFree && area.Length + 1 + name.Length <= MaxLength ? $"{area}.{name}" : name;
    }

    /// <summary>Splits at capitals and joins with dashes: <c>GetHTTPPage2</c> is <c>get-http-page2</c>.</summary>
    private static string InWords(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isLetterOrDigit = name[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (!isLetterOrDigit || StartsWord(name, i))
            {
                Separate(words);
            }

            if (isLetterOrDigit)
            {
                words.Append(char.ToLowerInvariant(name[i]));
            }
        }

        return words.ToString().TrimEnd('-');
    }

    private static bool StartsWord(string name, int i) =>
        char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static void Separate(StringBuilder words)
    {
        if (words.Length > 0 && words[words.Length - 1] != '-')
        {
            words.Append('-');
        }
    }
}
