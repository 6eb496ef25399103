using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using TypedSockets.Analyzers;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.CodeFixes;

/// <summary>WS1007: makes a message of the type that a contract method exchanges, where this solution declares it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkAsMessageCodeFix))]
[Shared]
public sealed class MarkAsMessageCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NoMessage];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } location, ..] || context.Document.Project.Solution.GetDocument(tree) is not { } document)
            {
                continue;
            }

            var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
            var declaration = root?.FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
            if (declaration is null
                || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type
                || !CanBeMessage(type)
                || new KnownTypes(model.Compilation).WsMessageAttribute is not { } mark
                || SuggestedMessageType.For(type) is not { } messageType)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Mark '{type.Name}' with [WsMessage(\"{messageType}\")]",
                    cancellationToken => MarkAsync(document, declaration, mark, messageType, cancellationToken),
                    nameof(MarkAsMessageCodeFix)),
                diagnostic);
        }
    }

    /// <summary>Whether the mark ends the errors and does not trade one for another.</summary>
    private static bool CanBeMessage(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsGenericType: false, IsAbstract: false, IsStatic: false, IsRefLikeType: false, IsFileLocal: false };

    private static async Task<Solution> MarkAsync(Document document, TypeDeclarationSyntax declaration, INamedTypeSymbol mark, string messageType, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var generator = editor.Generator;
        editor.MakePartial(declaration);
        editor.AddAttribute(declaration, generator.Attribute(generator.TypeExpression(mark), [generator.LiteralExpression(messageType)]));
        return editor.GetChangedDocument().Project.Solution;
    }
}
