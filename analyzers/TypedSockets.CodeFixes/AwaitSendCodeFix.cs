using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS2007: awaits a send whose task was dropped, where the function is asynchronous.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitSendCodeFix))]
[Shared]
public sealed class AwaitSendCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnawaitedSend];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var send = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        if (root is null || send?.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Expression: var dropped } || FindTask(dropped, send) is not { } task || !AsyncFunctions.CanAwait(task))
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Await it",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(dropped, AsyncFunctions.Await(task, dropped)))),
                nameof(AwaitSendCodeFix)),
            context.Diagnostics);
    }

    /// <summary>The task that the statement drops; null where it may be none, behind <c>?.</c>, or is dropped further inside.</summary>
    private static ExpressionSyntax? FindTask(ExpressionSyntax dropped, SyntaxNode send)
    {
        var task = dropped is AssignmentExpressionSyntax { Right: var discarded } ? discarded : dropped;
        for (var inner = task; ;)
        {
            if (inner == send)
            {
                return task;
            }

            if (inner is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var behind, Name.Identifier.ValueText: "AsTask" or "ConfigureAwait" or "Preserve" } })
            {
                return null;
            }

            inner = behind;
        }
    }
}
