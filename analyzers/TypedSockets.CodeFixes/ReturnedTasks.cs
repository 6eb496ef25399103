using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedSockets.Analyzers.Reliability;

namespace TypedSockets.CodeFixes;

/// <summary>What functions that return tasks return, and what an asynchronous function returns in its place.</summary>
internal static class ReturnedTasks
{
    /// <summary>The tasks that the function itself returns, and not a function inside.</summary>
    public static IEnumerable<ExpressionSyntax> OfFunction(SyntaxNode function)
    {
        foreach (var node in function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax { Expression: { } returned })
            {
                yield return returned;
            }
            else if (node is ArrowExpressionClauseSyntax { Expression: var body } arrow && arrow.Parent == function)
            {
                yield return body;
            }
        }
    }

    /// <summary>Whether the task has a type of its own, or is one that says what it is complete with.</summary>
    public static bool CanAwait(ExpressionSyntax task, SemanticModel model, CancellationToken cancellationToken) =>
        task is ThrowExpressionSyntax
        || IsCompleted(task, model, cancellationToken)
        || FindResult(task, model, cancellationToken) is not null
        || FindTask(task, model, cancellationToken) is not null
        || (!IsEmpty(task) && model.GetTypeInfo(task, cancellationToken).Type.IsIn("System.Threading.Tasks", "Task", "ValueTask"));

    /// <summary>Whether it is a complete task without a result.</summary>
    public static bool IsCompleted(ExpressionSyntax task, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(task, cancellationToken).ConvertedType is INamedTypeSymbol { IsGenericType: false }
        && (IsEmpty(task) || model.GetSymbolInfo(task, cancellationToken).Symbol is { Name: "CompletedTask", IsStatic: true });

    /// <summary>The result that the task is complete with.</summary>
    public static ExpressionSyntax? FindResult(ExpressionSyntax task, SemanticModel model, CancellationToken cancellationToken) =>
        OnlyArgument(task) is { } argument
        && model.GetSymbolInfo(task, cancellationToken).Symbol is IMethodSymbol { Parameters: [{ Type: var given }] } method
        && (method is { Name: "FromResult", IsStatic: true } || (method.MethodKind is MethodKind.Constructor && method.ContainingType is { TypeArguments: [var result] } && SymbolEqualityComparer.Default.Equals(given, result)))
            ? argument
            : null;

    /// <summary>The task that a value task is made of.</summary>
    public static ExpressionSyntax? FindTask(ExpressionSyntax task, SemanticModel model, CancellationToken cancellationToken) =>
        OnlyArgument(task) is { } argument
        && model.GetSymbolInfo(task, cancellationToken).Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [{ Type: var given }] }
        && given.IsIn("System.Threading.Tasks", "Task")
            ? argument
            : null;

    /// <summary>The argument of the expression, of which another part may have changed since.</summary>
    public static ExpressionSyntax? OnlyArgument(ExpressionSyntax task) => task switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }], Initializer: null } => argument,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }] } => argument,
        _ => null,
    };

    private static bool IsEmpty(ExpressionSyntax task) =>
        task.IsKind(SyntaxKind.DefaultLiteralExpression) || task is DefaultExpressionSyntax or BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } };
}
