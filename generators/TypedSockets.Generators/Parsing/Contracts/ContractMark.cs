using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Parsing;

/// <summary>Reads <c>[WsContract]</c>.</summary>
internal static class ContractMark
{
    public static bool IsOn(INamedTypeSymbol type, KnownTypes types) =>
        type.TypeKind == TypeKind.Interface && KnownTypes.HasAttribute(type, types.WsContractAttribute);

    /// <summary>Whether this part of the contract is the one to generate for. Marked twice, which is an error, it is still one contract.</summary>
    public static bool IsFirst(INamedTypeSymbol contract, SyntaxNode part, KnownTypes types) =>
        KnownTypes.FindAttribute(contract, types.WsContractAttribute)?.ApplicationSyntaxReference is { } mark
        && mark.SyntaxTree == part.SyntaxTree
        && part.FullSpan.Contains(mark.Span);

    /// <summary>What the mark says of the contract's client.</summary>
    public static string? Client(INamedTypeSymbol contract, KnownTypes types) =>
        Argument(contract, types, "Client") is { Value: string client } ? client : null;

    /// <summary>What the mark says of the contract's events, or else that of a contract that it inherits.</summary>
    public static ITypeSymbol? Events(INamedTypeSymbol contract, KnownTypes types) =>
        Argument(contract, types, "Events") is { Value: ITypeSymbol events }
            ? events
            : contract.Interfaces.Select(inherited => Events(inherited, types)).FirstOrDefault(inherited => inherited is not null);

    /// <summary>The marked interfaces in a namespace or type and in the types that nest there.</summary>
    /// <remarks>Only types are looked at: to ask a type for all its members would have the compiler make them.</remarks>
    public static IEnumerable<INamedTypeSymbol> FindIn(INamespaceOrTypeSymbol container, KnownTypes types, bool andInNamespaces)
    {
        IEnumerable<INamespaceOrTypeSymbol> inside = andInNamespaces && container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers();
        foreach (var inner in inside)
        {
            if (inner is INamedTypeSymbol type && IsOn(type, types))
            {
                yield return type;
            }

            foreach (var nested in FindIn(inner, types, andInNamespaces))
            {
                yield return nested;
            }
        }
    }

    private static TypedConstant? Argument(INamedTypeSymbol contract, KnownTypes types, string name)
    {
        foreach (var argument in KnownTypes.FindAttribute(contract, types.WsContractAttribute)?.NamedArguments ?? [])
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
