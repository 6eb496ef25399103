using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS1003 and WS1009: makes a message or an endpoint partial, and the types it nests in.</summary>
/// <remarks>A generic type is not offered the keyword: it would be refused all the same.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix))]
[Shared]
public sealed class MakePartialCodeFix : CodeFixProvider
{
    /// <summary>Messages that nest in one type ask for the same keyword; fixes made one by one would be in each other's way.</summary>
    private static readonly FixAllProvider AllAtOnce = FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var declarations = diagnostics.Select(diagnostic => FindDeclaration(root, diagnostic.Location)).OfType<TypeDeclarationSyntax>();
        return await MakePartialAsync(document, declarations, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MessageNotPartial, DiagnosticIds.EndpointDeclaration];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllAtOnce;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (FindDeclaration(root, context.Diagnostics[0].Location) is not { } declaration)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Make '{declaration.Identifier.ValueText}' partial",
                cancellationToken => MakePartialAsync(context.Document, [declaration], cancellationToken),
                nameof(MakePartialCodeFix)),
            context.Diagnostics);
    }

    /// <summary>The declaration at the place, where the keyword mends it.</summary>
    private static TypeDeclarationSyntax? FindDeclaration(SyntaxNode? root, Location location) =>
        root?.FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
        && !IsGeneric(declaration)
        && PartialDeclarations.FindMissing(declaration).Any()
            ? declaration
            : null;

    private static bool IsGeneric(TypeDeclarationSyntax declaration) =>
        declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(type => type.Arity > 0);

    private static async Task<Document> MakePartialAsync(Document document, IEnumerable<TypeDeclarationSyntax> declarations, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        editor.MakePartial(declarations);
        return editor.GetChangedDocument();
    }
}
