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
    /// not told apart by case, so that a type with a twin called <c>SAID</c> says which it is.
    /// </summary>
    public static string HintName(INamedTypeSymbol type)
    {
        var name = HasTwin(type) ? $"{type.Name}.{StableHash.Of(type.Name):x8}" : type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = $"{outer.Name}.{name}";
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString().Replace("@", "")}.{name}.g.cs"
            : $"{name}.g.cs";
    }

    /// <summary>Whether a type beside this one has a name that differs in case alone.</summary>
    public static bool HasTwin(INamedTypeSymbol type) => ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace)
        .GetTypeMembers()
        .Any(other => string.Equals(other.Name, type.Name, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(other.Name, type.Name, StringComparison.Ordinal));

    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : $"@{identifier}";

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };
}
