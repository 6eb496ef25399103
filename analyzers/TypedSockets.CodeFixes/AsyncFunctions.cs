using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedSockets.CodeFixes;

/// <summary>Says where an <c>await</c> may stand, and writes it.</summary>
internal static class AsyncFunctions
{
    /// <summary>Whether the expression stands in an asynchronous function, and not where C# forbids to wait.</summary>
    public static bool CanAwait(SyntaxNode expression)
    {
        foreach (var ancestor in expression.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull.Span.Contains(expression.Span):
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Awaits one expression in the place of another, in parentheses where something is read from the result.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaited, ExpressionSyntax inPlaceOf)
    {
        var await = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), awaited.WithoutTrivia());
        var isReadFrom = inPlaceOf.Parent switch
        {
            MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            InvocationExpressionSyntax invocation => invocation.Expression == inPlaceOf,
            ConditionalAccessExpressionSyntax access => access.Expression == inPlaceOf,
            _ => false,
        };
        return (isReadFrom ? (ExpressionSyntax)SyntaxFactory.ParenthesizedExpression(await) : await).WithTriviaFrom(inPlaceOf);
    }

    /// <summary>The cancellation token that the function around the expression was given.</summary>
    public static IdentifierNameSyntax? FindToken(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.LookupSymbols(expression.SpanStart)
            .OfType<IParameterSymbol>()
            .FirstOrDefault(parameter => parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" } && IsOfFunction(parameter, expression, cancellationToken)) is { } token
            ? SyntaxFactory.IdentifierName(token.Name)
            : null;

    private static bool IsOfFunction(IParameterSymbol parameter, SyntaxNode expression, CancellationToken cancellationToken) =>
        parameter.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(cancellationToken).FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent is { } function && function is not TypeDeclarationSyntax && function.Contains(expression);
}
