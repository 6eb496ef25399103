using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedSockets.Generators.Model;

/// <summary>Where a partial type is declared, so that a generated part of it can be wrapped alike.</summary>
/// <param name="Namespace">The namespace, each part escaped; empty for the global one.</param>
/// <param name="Types">From the outermost type to the type itself, each as it is declared: <c>record struct Point</c>.</param>
internal sealed record HierarchyInfo(string Namespace, EquatableArray<string> Types)
{
    public static HierarchyInfo From(INamedTypeSymbol type)
    {
        var types = new List<string>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            types.Insert(0, $"{Keyword(current)} {Escape(current.Name)}");
        }

        var space = type.ContainingNamespace is { IsGlobalNamespace: false } name
            ? string.Join(".", name.ToDisplayString().Split('.').Select(part => Escape(part.TrimStart('@'))))
            : "";
        return new(space, types.ToEquatableArray());
    }

    /// <summary>
    /// The name of the file of a generated part, after the type's own: <c>Chat.Outer.Said.g.cs</c>. Names of files are
    /// not told apart by case, so that one with a twin, as <c>chat.Outer.Said</c> would be, says which it is.
    /// </summary>
    public static string HintName(INamedTypeSymbol type) => HintName(ContainerOf(type), type.Name, Twins.Exist(type));

    /// <summary>The same for a type that is generated whole.</summary>
    public static string HintName(INamespaceOrTypeSymbol container, string name, bool hasTwin)
    {
        var path = name;
        for (var outer = container; outer is not INamespaceSymbol { IsGlobalNamespace: true }; outer = ContainerOf(outer))
        {
            path = $"{outer.Name}.{path}";
        }

        return hasTwin ? $"{path}.{StableHash.Of(path):x8}.g.cs" : $"{path}.g.cs";
    }

    /// <summary>Whether two names differ in case alone.</summary>
    public static bool AreTwins(string name, string other) =>
        string.Equals(name, other, StringComparison.OrdinalIgnoreCase) && !string.Equals(name, other, StringComparison.Ordinal);

    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : $"@{identifier}";

    private static INamespaceOrTypeSymbol ContainerOf(INamespaceOrTypeSymbol symbol) => (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };
}
