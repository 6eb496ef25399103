using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using TypedSockets.Analyzers;

namespace TypedSockets.CodeFixes;

/// <summary>WS2002: lets the delay of a raw connect loop double up to half a minute, with a random part, and begin again after a success.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GrowingDelayCodeFix))]
[Shared]
public sealed class GrowingDelayCodeFix : CodeFixProvider
{
    private const string Delay = "delay";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ReconnectWithoutBackoff];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root is null
            || model is null
            || diagnostic.AdditionalLocations is not [var location]
            || root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null } duration, ..] } wait
            || FindStatement(wait) is not { } waiting
            || FindStatement(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } connecting
            || FindLoop(waiting, connecting) is not { } loop
            || IsTaken(loop, model))
        {
            return;
        }

        var isNumber = model.GetTypeInfo(duration.Expression, context.CancellationToken).Type?.SpecialType == SpecialType.System_Int32;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Let the delay grow",
                cancellationToken => GrowAsync(context.Document, loop, connecting, waiting, wait, isNumber, cancellationToken),
                nameof(GrowingDelayCodeFix)),
            diagnostic);
    }

    /// <summary>The statement of a block that does nothing but await the call.</summary>
    private static ExpressionStatementSyntax? FindStatement(SyntaxNode call)
    {
        var task = call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } ? configured : call;
        return task.Parent is AwaitExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } ? statement : null;
    }

    private static StatementSyntax? FindLoop(SyntaxNode waiting, SyntaxNode connecting) =>
        waiting.Ancestors().OfType<StatementSyntax>().FirstOrDefault(statement =>
            statement is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax && statement.Contains(connecting)) is { Parent: BlockSyntax } loop
            ? loop
            : null;

    private static bool IsTaken(StatementSyntax loop, SemanticModel model) =>
        model.LookupSymbols(loop.SpanStart, name: Delay).Any(symbol => symbol is ILocalSymbol or IParameterSymbol)
        || loop.DescendantTokens().Any(token => token.ValueText is Delay);

    private static async Task<Document> GrowAsync(
        Document document, StatementSyntax loop, StatementSyntax connecting, StatementSyntax waiting, InvocationExpressionSyntax wait, bool isNumber, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var written = wait.ArgumentList.Arguments[0].Expression.WithoutTrivia();
        var first = isNumber ? $"global::System.TimeSpan.FromMilliseconds({written})" : written.ToString();

        editor.InsertAfter(connecting, Statement($"{Delay} = {first};"));
        editor.ReplaceNode(
            wait.ArgumentList.Arguments[0],
            SyntaxFactory.Argument(Expression($"{Delay} * (1 + (global::System.Random.Shared.NextDouble() * 0.3))")));
        editor.InsertAfter(waiting, Statement($"{Delay} = global::System.TimeSpan.FromSeconds(global::System.Math.Min({Delay}.TotalSeconds * 2, 30));"));

        // What is said of the loop stands above its delay.
        editor.InsertBefore(loop, Statement($"var {Delay} = {first};").WithLeadingTrivia(loop.GetLeadingTrivia()));
        var indentation = loop.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        editor.ReplaceNode(loop, (current, _) => current.WithLeadingTrivia(indentation));
        return editor.GetChangedDocument();
    }

    private static StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).InShort();

    private static ExpressionSyntax Expression(string text) => SyntaxFactory.ParseExpression(text).InShort();
}
