using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>
/// The types of a compilation by the strings that stand in their attributes. It only rules out, from what is written: to ask
/// every type for its attributes would have the compiler bind them all.
/// </summary>
internal sealed class AttributeTexts(Compilation compilation)
{
    /// <summary>The key of arguments that are no literals, such as constants: they may be any text.</summary>
    private const string Anything = "";

    private readonly ILookup<string, INamedTypeSymbol> types = TypesIn(compilation.Assembly.GlobalNamespace)
        .SelectMany(static type => TextsOf(type).Distinct(StringComparer.Ordinal), static (type, text) => (type, text))
        .ToLookup(static pair => pair.text, static pair => pair.type, StringComparer.Ordinal);

    /// <summary>The types with an attribute in which the text stands, or may stand.</summary>
    public IEnumerable<INamedTypeSymbol> With(string text) => types[text].Union(types[Anything], (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        IEnumerable<INamespaceOrTypeSymbol> inside = container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers();
        return inside.SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
    }

    private static IEnumerable<string> TextsOf(INamedTypeSymbol type) =>
        from declaration in type.DeclaringSyntaxReferences
        from list in (declaration.GetSyntax() as MemberDeclarationSyntax)?.AttributeLists ?? default
        from attribute in list.Attributes
        from argument in attribute.ArgumentList?.Arguments ?? default
        where argument.NameEquals is null
        select argument.Expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal.Token.ValueText : Anything;
}
