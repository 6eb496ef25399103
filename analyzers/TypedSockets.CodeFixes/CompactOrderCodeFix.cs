using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>
/// WS1014: moves properties back to their recorded places. Parameters of a record stay where they are: callers that give
/// arguments by their place would mean other members without a word.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompactOrderCodeFix))]
[Shared]
public sealed class CompactOrderCodeFix : CodeFixProvider
{
    private static readonly FixAllProvider AllAtOnce = FixAllProvider.Create(static async (context, document, diagnostics) =>
        await MoveAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CompactOrder];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AllAtOnce;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if ((await CompactOrderMoves.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false)).Count == 0)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Move the properties to their recorded places",
                    cancellationToken => MoveAsync(context.Document, [diagnostic], cancellationToken),
                    nameof(CompactOrderCodeFix)),
                diagnostic);
        }
    }

    private static async Task<Document> MoveAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var moves = new Dictionary<PropertyDeclarationSyntax, PropertyDeclarationSyntax>();
        foreach (var diagnostic in diagnostics)
        {
            foreach (var move in await CompactOrderMoves.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false))
            {
                moves[move.Key] = move.Value;
            }
        }

        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNodes(moves.Keys, (place, _) => CompactOrderMoves.PutInto(place, moves[place])));
    }
}
