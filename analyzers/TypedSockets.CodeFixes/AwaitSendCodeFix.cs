using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS2007: awaits a send whose task was dropped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitSendCodeFix))]
[Shared]
public sealed class AwaitSendCodeFix : AwaitingCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnawaitedSend];

    private protected override (ExpressionSyntax Replaced, Func<ExpressionSyntax, ExpressionSyntax> TaskOf)? Find(
        ExpressionSyntax reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken) =>
        FindDropped(reported) is { } dropped && FindTask(dropped, reported) is not null
            ? (dropped, static rewritten => rewritten is AssignmentExpressionSyntax { Right: var discarded } ? discarded : rewritten)
            : null;

    /// <summary>What is done for its effect alone: a statement, or the whole of a function.</summary>
    private static ExpressionSyntax? FindDropped(ExpressionSyntax send) => send.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression =>
        expression.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax);

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
