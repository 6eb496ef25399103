using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedSockets.CodeFixes;

/// <summary>
/// Takes an assignment or a call of a chain out of a program, with what is left without a purpose: its statement, the lambda
/// that did nothing else. Null where more would have to be rewritten.
/// </summary>
internal sealed class Removal(SourceText text, SemanticModel model, CancellationToken cancellationToken)
{
    public TextChange? Of(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } => OfEntry(expression, initializer),
        AssignmentExpressionSyntax => OfAction(expression),
        InvocationExpressionSyntax call => OfCall(call),
        _ => null,
    };

    /// <summary>An entry of an object initializer, and the initializer with its only one.</summary>
    private static TextChange OfEntry(ExpressionSyntax entry, InitializerExpressionSyntax initializer)
    {
        var entries = initializer.Expressions;
        var index = entries.IndexOf(entry);
        if (entries.Count == 1 && initializer.Parent is BaseObjectCreationExpressionSyntax creation)
        {
            return new(TextSpan.FromBounds(initializer.GetFirstToken().GetPreviousToken().Span.End, initializer.Span.End), creation.ArgumentList is null ? "()" : "");
        }

        return index < entries.SeparatorCount
            ? new(TextSpan.FromBounds(entry.FullSpan.Start, entries.GetSeparator(index).FullSpan.End), "")
            : new(TextSpan.FromBounds(index == 0 ? entry.SpanStart : entries.GetSeparator(index - 1).SpanStart, entry.Span.End), "");
    }

    /// <summary>A call in a chain, which leaves what it was made on.</summary>
    private TextChange? OfCall(InvocationExpressionSyntax call)
    {
        var isMember = call.Expression is MemberAccessExpressionSyntax access && model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not ITypeSymbol;
        var receiver = isMember ? ((MemberAccessExpressionSyntax)call.Expression).Expression
            : call.Expression is MemberBindingExpressionSyntax ? null
            : call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon is null or { Name.Identifier.ValueText: "builder" })?.Expression;
        if (call.Parent is ExpressionStatementSyntax or ConditionalAccessExpressionSyntax && receiver is not InvocationExpressionSyntax)
        {
            return OfAction(call.Parent as ConditionalAccessExpressionSyntax ?? (ExpressionSyntax)call);
        }

        return receiver is null ? null
            : isMember ? new(TextSpan.FromBounds(receiver.Span.End, call.Span.End), "")
            : new(call.Span, receiver.ToString());
    }

    /// <summary>What is done for its effect alone.</summary>
    private TextChange? OfAction(ExpressionSyntax action) => action.Parent switch
    {
        ExpressionStatementSyntax statement => OfStatement(statement),
        LambdaExpressionSyntax lambda => OfLambda(lambda),
        ArrowExpressionClauseSyntax { Parent: { } function } arrow when model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol { ReturnsVoid: true } => new(TextSpan.FromBounds(arrow.SpanStart, function.Span.End), "{ }"),
        _ => null,
    };

    private TextChange? OfStatement(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax { Statements.Count: 1, Parent: LambdaExpressionSyntax lambda } => OfLambda(lambda),
        BlockSyntax or SwitchSectionSyntax => OfLines(statement),
        GlobalStatementSyntax global => OfLines(global),
        IfStatementSyntax { Else: null } condition when condition.Statement == statement => OfStatement(condition),
        _ => null,
    };

    /// <summary>A lambda that does nothing more: it goes, with the call that was only there to take it.</summary>
    private TextChange? OfLambda(LambdaExpressionSyntax lambda)
    {
        if (lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method)
        {
            var index = arguments.Arguments.IndexOf(argument);
            if (index == arguments.Arguments.Count - 1 && FindParameter(method, argument, index) is { IsOptional: true })
            {
                var start = index == 0 ? arguments.OpenParenToken.Span.End : arguments.Arguments.GetSeparator(index - 1).SpanStart;
                return new(TextSpan.FromBounds(start, argument.Span.End), "");
            }

            if (arguments.Arguments.Count == 1
                && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
                && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(receiver, cancellationToken).Type, model.GetTypeInfo(call, cancellationToken).Type))
            {
                return call.Parent is ExpressionStatementSyntax statement && receiver is not InvocationExpressionSyntax
                    ? OfStatement(statement)
                    : new(TextSpan.FromBounds(receiver.Span.End, call.Span.End), "");
            }
        }

        return model.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true } ? new(lambda.Body.Span, "{ }") : null;
    }

    private static IParameterSymbol? FindParameter(IMethodSymbol method, ArgumentSyntax argument, int index) => argument.NameColon is { } name
        ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)
        : method.Parameters.ElementAtOrDefault(index);

    /// <summary>Whole lines, with the comment right above them, or a part of one line.</summary>
    private TextChange OfLines(SyntaxNode node)
    {
        var first = text.Lines.GetLineFromPosition(node.SpanStart);
        var last = text.Lines.GetLineFromPosition(node.Span.End);
        var before = text.ToString(TextSpan.FromBounds(first.Start, node.SpanStart));
        var after = text.ToString(TextSpan.FromBounds(node.Span.End, last.End)).TrimStart();
        if (before.Trim().Length > 0 || (after.Length > 0 && !after.StartsWith("//", StringComparison.Ordinal)))
        {
            var end = last.End - after.Length;
            return new(TextSpan.FromBounds(node.SpanStart, end), "");
        }

        var start = first.LineNumber;
        while (start > 0 && text.Lines[start - 1].ToString().TrimStart().StartsWith("//", StringComparison.Ordinal) && node.FullSpan.Contains(text.Lines[start - 1].Start))
        {
            start--;
        }

        return new(TextSpan.FromBounds(text.Lines[start].Start, last.EndIncludingLineBreak), "");
    }
}
