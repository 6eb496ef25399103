using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>
/// WS1010: derives an endpoint from <c>WsEndpoint&lt;TEvents&gt;</c> with the events of its contracts, or lets it implement
/// the one contract that fits its events.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitEndpointCodeFix))]
[Shared]
public sealed class FitEndpointCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EndpointContracts];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var declaration = root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>();
        if (declaration is null || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not { BaseType: { } baseType } endpoint)
        {
            return;
        }

        var bases = new EndpointBases(new(model.Compilation));
        if (bases.IsWsEndpoint(baseType) && FindBase(declaration, model, baseType, context.CancellationToken) is { } written && bases.FindRightBase(endpoint) is { } right)
        {
            Register($"Derive '{endpoint.Name}' from '{Name(right)}'", editor => editor.ReplaceNode(written, editor.Generator.TypeExpression(right).WithTriviaFrom(written)));
        }
        else if (bases.FindOnlyContract(endpoint) is { } contract)
        {
            Register($"Implement '{Name(contract)}'", editor => editor.AddInterfaceType(declaration, editor.Generator.TypeExpression(contract)));
        }

        void Register(string title, Action<DocumentEditor> edit) => context.RegisterCodeFix(
            CodeAction.Create(title, cancellationToken => EditAsync(context.Document, edit, cancellationToken), nameof(FitEndpointCodeFix)),
            context.Diagnostics);
    }

    /// <summary>The base class where this part of the class names it.</summary>
    private static TypeSyntax? FindBase(ClassDeclarationSyntax declaration, SemanticModel model, INamedTypeSymbol baseType, CancellationToken cancellationToken) =>
        declaration.BaseList?.Types
            .Select(written => written.Type)
            .FirstOrDefault(written => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(written, cancellationToken).Type, baseType));

    private static async Task<Document> EditAsync(Document document, Action<DocumentEditor> edit, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        edit(editor);
        return editor.GetChangedDocument();
    }

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
