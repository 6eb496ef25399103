using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Parsing;

/// <summary>Names for the variables of one codec, each after its member and none twice.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> taken = new(["reader", "writer", "message", "value", "result", "seen", "pair"], StringComparer.Ordinal);

    public string For(string member)
    {
        var name = JsonNames.CamelCase(member);
        if (taken.Contains(name)
            || name.StartsWith("item", StringComparison.Ordinal)
            || name.StartsWith("seen", StringComparison.Ordinal)
            || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
        {
            name += "Value";
        }

        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = $"{name}{i}";
        }

        return unique;
    }
}
