using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers.Reliability;

namespace TypedSockets.CodeFixes;

/// <summary>Says where an <c>await</c> may stand, and writes it.</summary>
internal static class AsyncFunctions
{
    /// <summary>
    /// The function around the expression, where it is asynchronous or can be made so: a method or local function that returns
    /// a task. Null where C# forbids to wait.
    /// </summary>
    public static SyntaxNode? FindAround(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var ancestor in expression.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or QueryExpressionSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull.Span.Contains(expression.Span):
                    return null;
                case AnonymousFunctionExpressionSyntax lambda:
                    return IsAsync(lambda) ? lambda : null;
                case LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax:
                    return IsAsync(ancestor) || CanBeAsync(ancestor, model, cancellationToken) ? ancestor : null;
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    public static bool IsAsync(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        BaseMethodDeclarationSyntax method => method.Modifiers,
        _ => default,
    } is var modifiers && modifiers.Any(SyntaxKind.AsyncKeyword);

    /// <summary>Awaits one expression in the place of another, in parentheses where something is read from the result.</summary>
    public static ExpressionSyntax Await(ExpressionSyntax awaited, ExpressionSyntax inPlaceOf)
    {
        var isReadFrom = inPlaceOf.Parent switch
        {
            MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            InvocationExpressionSyntax invocation => invocation.Expression == inPlaceOf,
            ConditionalAccessExpressionSyntax access => access.Expression == inPlaceOf,
            _ => false,
        };
        return (isReadFrom ? (ExpressionSyntax)SyntaxFactory.ParenthesizedExpression(Await(awaited)) : Await(awaited)).WithTriviaFrom(inPlaceOf);
    }

    public static AwaitExpressionSyntax Await(ExpressionSyntax awaited) =>
        SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), InParentheses(awaited.WithoutTrivia()));

    /// <summary>The cancellation token that the function around the expression was given.</summary>
    public static IdentifierNameSyntax? FindToken(SyntaxNode expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.LookupSymbols(expression.SpanStart)
            .OfType<IParameterSymbol>()
            .FirstOrDefault(parameter => parameter.Type is { Name: nameof(CancellationToken), ContainingNamespace.Name: "Threading" } && IsOfFunction(parameter, expression, cancellationToken)) is { } token
            ? SyntaxFactory.IdentifierName(token.Name)
            : null;

    private static bool IsOfFunction(IParameterSymbol parameter, SyntaxNode expression, CancellationToken cancellationToken) =>
        parameter.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(cancellationToken).FirstAncestorOrSelf<ParameterSyntax>()?.Parent?.Parent is { } function && function is not TypeDeclarationSyntax && function.Contains(expression);

    private static ExpressionSyntax InParentheses(ExpressionSyntax awaited) =>
        awaited is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited;

    /// <summary>Whether the function returns a task, and has nothing that an asynchronous one must not have.</summary>
    private static bool CanBeAsync(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol method
        && method.ReturnType.IsIn("System.Threading.Tasks", "Task", "ValueTask")
        && method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, Type.IsRefLikeType: false })
        && !function.DescendantNodes().OfType<VariableDeclarationSyntax>().Any(variable => model.GetTypeInfo(variable.Type, cancellationToken).Type is null or { IsRefLikeType: true })
        && ReturnedTasks.OfFunction(function).All(task => ReturnedTasks.CanAwait(task, model, cancellationToken));
}
