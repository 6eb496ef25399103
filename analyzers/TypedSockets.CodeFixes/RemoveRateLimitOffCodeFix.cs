using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS3002: removes what lifts the rate limit, so that the default holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRateLimitOffCodeFix))]
[Shared]
public sealed class RemoveRateLimitOffCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RateLimitOff];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>(expression => expression is AssignmentExpressionSyntax or InvocationExpressionSyntax);
        if (node is null || model is null || new Removal(text, model, context.CancellationToken).Of(node) is not { } change)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Keep the default rate limit",
                _ => Task.FromResult(context.Document.WithText(text.WithChanges(change))),
                nameof(RemoveRateLimitOffCodeFix)),
            context.Diagnostics);
    }
}
