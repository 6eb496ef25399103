using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Model;

/// <summary>
/// Finds names that differ in case alone. What a namespace or a type declares is looked through once for all that is
/// declared in it: a thousand messages of one namespace would else look at each other a million times.
/// </summary>
internal static class Twins
{
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Names = new();

    /// <summary>Whether something beside this type, or beside what holds it, has a name that differs in case alone.</summary>
    public static bool Exist(INamespaceOrTypeSymbol type)
    {
        for (var held = type; held is not INamespaceSymbol { IsGlobalNamespace: true };)
        {
            var container = (INamespaceOrTypeSymbol?)held.ContainingType ?? held.ContainingNamespace;
            if (Names.GetValue(container, static container => Find(container)).Contains(held.Name))
            {
                return true;
            }

            held = container;
        }

        return false;
    }

    private static HashSet<string> Find(INamespaceOrTypeSymbol container)
    {
        var twins = new HashSet<string>(StringComparer.Ordinal);
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol)
            {
                continue;
            }

            if (!first.TryGetValue(member.Name, out var other))
            {
                first.Add(member.Name, member.Name);
            }
            else if (!string.Equals(member.Name, other, StringComparison.Ordinal))
            {
                twins.Add(member.Name);
                twins.Add(other);
            }
        }

        return twins;
    }
}
