using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TypedSockets.Analyzers.Contracts;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.CodeFixes;

/// <summary>Finds which property has to stand where, so that a compact message has its recorded order again.</summary>
internal static class CompactOrderMoves
{
    private static readonly IReadOnlyDictionary<PropertyDeclarationSyntax, PropertyDeclarationSyntax> None = new Dictionary<PropertyDeclarationSyntax, PropertyDeclarationSyntax>();

    /// <summary>
    /// For each property that stands in the wrong place, the one that has to stand there. None where that takes more than moving
    /// properties within one declaration.
    /// </summary>
    public static async Task<IReadOnlyDictionary<PropertyDeclarationSyntax, PropertyDeclarationSyntax>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (Read(diagnostic, CompactOrderAnalyzer.RecordedLine) is not { } recorded || Read(diagnostic, CompactOrderAnalyzer.CurrentLine) is not { } current)
        {
            return None;
        }

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model?.GetDeclaredSymbol(declaration, cancellationToken) is not { } message
            || recorded.Except(current, StringComparer.Ordinal).Any())
        {
            return None;
        }

        // What is new goes behind what is recorded.
        List<string> wanted = [.. recorded, .. current.Except(recorded, StringComparer.Ordinal)];
        var properties = PropertiesOf(message, declaration, KnownTypes.Of(model.Compilation), cancellationToken);
        var moves = new Dictionary<PropertyDeclarationSyntax, PropertyDeclarationSyntax>();
        for (var place = 0; place < wanted.Count; place++)
        {
            if (string.Equals(wanted[place], current[place], StringComparison.Ordinal))
            {
                continue;
            }

            if (!properties.TryGetValue(current[place], out var from) || !properties.TryGetValue(wanted[place], out var to))
            {
                return None;
            }

            moves.Add(from, to);
        }

        return moves;
    }

    /// <summary>The property as it stands in the place of another: what is written about it comes along, the empty lines above stay.</summary>
    public static PropertyDeclarationSyntax PutInto(PropertyDeclarationSyntax place, PropertyDeclarationSyntax property) =>
        property.WithLeadingTrivia(EmptyLinesAbove(place).Concat(property.GetLeadingTrivia().Skip(EmptyLinesAbove(property).Count)));

    private static IReadOnlyList<string>? Read(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out var line) && line is not null ? CompactRecordLine.Parse(SourceText.From(line).Lines[0])?.Members : null;

    /// <summary>The properties of the declaration that can be moved, by their names in JSON.</summary>
    private static Dictionary<string, PropertyDeclarationSyntax> PropertiesOf(INamedTypeSymbol message, TypeDeclarationSyntax declaration, KnownTypes types, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, PropertyDeclarationSyntax>(StringComparer.Ordinal);
        foreach (var property in message.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.DeclaringSyntaxReferences is [var reference]
                && reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { ContainsDirectives: false } syntax
                && syntax.Parent == declaration
                && AttributeRules.IgnoreOf(property, types) is not JsonIgnore.Always)
            {
                properties[AttributeRules.NameOf(property, types) ?? JsonNames.Of(property.Name, types.NamingPolicyOf(message.ContainingAssembly))] = syntax;
            }
        }

        return properties;
    }

    private static List<SyntaxTrivia> EmptyLinesAbove(PropertyDeclarationSyntax property)
    {
        var trivia = property.GetLeadingTrivia().ToList();
        var text = trivia.FindIndex(static part => !part.IsKind(SyntaxKind.WhitespaceTrivia) && !part.IsKind(SyntaxKind.EndOfLineTrivia));
        var end = trivia.FindLastIndex(text < 0 ? trivia.Count - 1 : text, static part => part.IsKind(SyntaxKind.EndOfLineTrivia));
        return trivia.GetRange(0, end + 1);
    }
}
