using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedSockets.CodeFixes;

/// <summary>A fix that awaits, in functions that are asynchronous or can be made so.</summary>
public abstract class AwaitingCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await AwaitAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root is null || model is null || FindIn(root, diagnostic, model, context.CancellationToken) is null)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create("Await it", cancellationToken => AwaitAsync(context.Document, [diagnostic], cancellationToken), GetType().Name),
            diagnostic);
    }

    /// <summary>The expression to replace, and how the task to await is made of it; null where there is none.</summary>
    /// <remarks>The expression that is handed to the function may differ from the one found: what is inside it may be awaited, too.</remarks>
    private protected abstract (ExpressionSyntax Replaced, Func<ExpressionSyntax, ExpressionSyntax> TaskOf)? Find(
        ExpressionSyntax reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken);

    private (ExpressionSyntax Replaced, Func<ExpressionSyntax, ExpressionSyntax> TaskOf, SyntaxNode Function)? FindIn(
        SyntaxNode root, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax reported
        && Find(reported, diagnostic, model, cancellationToken) is var (replaced, taskOf)
        && AsyncFunctions.FindAround(replaced, model, cancellationToken) is { } function
            ? (replaced, taskOf, function)
            : null;

    private async Task<Document> AwaitAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var awaited = new Dictionary<ExpressionSyntax, Func<ExpressionSyntax, ExpressionSyntax>>();
        var functions = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (FindIn(root, diagnostic, model, cancellationToken) is not var (replaced, taskOf, function))
            {
                continue;
            }

            awaited[replaced] = taskOf;
            if (!AsyncFunctions.IsAsync(function))
            {
                functions.Add(function);
            }
        }

        return document.WithSyntaxRoot(new AwaitRewriter(model, awaited, functions, cancellationToken).Visit(root)!);
    }
}
