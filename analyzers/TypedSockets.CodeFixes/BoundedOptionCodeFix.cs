using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers;
using TypedSockets.Analyzers.Reliability;

namespace TypedSockets.CodeFixes;

/// <summary>Gives an option, whose value is reported, the value that the rule suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoundedOptionCodeFix))]
[Shared]
public sealed class BoundedOptionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.HeartbeatOff,
        DiagnosticIds.ReconnectWithoutBackoff,
        DiagnosticIds.UnboundedBuffer,
        DiagnosticIds.RequestWithoutBound,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(OptionAssignments.Value, out var value)
            || value is null
            || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Right: var unbounded })
        {
            return;
        }

        var bounded = SyntaxFactory.ParseExpression(value).InShort().WithTriviaFrom(unbounded);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Set it to '{value.Replace("global::System.", "")}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(unbounded, bounded))),
                nameof(BoundedOptionCodeFix)),
            diagnostic);
    }
}
