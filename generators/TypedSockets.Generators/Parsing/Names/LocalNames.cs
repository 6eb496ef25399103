using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Parsing;

/// <summary>Names for the variables of one codec, each after its member and none twice.</summary>
internal sealed class LocalNames
{
    /// <summary>What codecs name their own variables; those of inner loops and further words of bits end in a digit.</summary>
    private static readonly string[] Own = ["reader", "writer", "message", "result", "seen", "member", "item", "itemValue", "items", "entries", "name", "key", "unmapped", "discriminator", "type"];

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string For(string member)
    {
        var name = JsonNames.CamelCase(member);
        if (Own.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), StringComparer.Ordinal)
            || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
        {
            name += "Member";
        }

        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = $"{name}{i}";
        }

        return unique;
    }
}
