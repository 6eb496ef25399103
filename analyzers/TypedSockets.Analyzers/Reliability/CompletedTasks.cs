using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Knows the tasks that are complete where they are asked for their result, so that nothing waits.</summary>
internal static class CompletedTasks
{
    /// <summary>Whether the operation, a wait for a task, only reads what is there.</summary>
    public static bool IsCompleted(IOperation wait)
    {
        if (FindTask(wait) is not { } task)
        {
            return false;
        }

        if (task is IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled" } } or IPropertyReferenceOperation { Property.Name: "CompletedTask" }
            || IsHandedByContinuation(task))
        {
            return true;
        }

        return task.Source() is { } source && wait.Root().Descendants()
            .TakeWhile(operation => operation.Syntax.SpanStart < wait.Syntax.SpanStart || operation.Syntax.Span.Contains(wait.Syntax.Span))
            .Any(operation => !operation.Syntax.Span.IntersectsWith(task.Syntax.Span) && Completes(operation, source));
    }

    private static IOperation? FindTask(IOperation wait) => wait switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => task.Unwrap(),
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } => task.Unwrap(),
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: { } awaiter } => Behind(awaiter),
        _ => null,
    };

    /// <summary>The task behind <c>GetAwaiter()</c> and <c>ConfigureAwait(false)</c>.</summary>
    private static IOperation Behind(IOperation awaiter) =>
        awaiter.Unwrap() is IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait" or "AsTask", Instance: { } task } ? Behind(task) : awaiter.Unwrap();

    private static bool IsHandedByContinuation(IOperation task) =>
        task is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function }
        && task.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, function)) is { } lambda
        && lambda.Recipient() is IInvocationOperation { TargetMethod.Name: "ContinueWith" };

    /// <summary>Whether the task has been asked whether it is complete, or has been waited for.</summary>
    private static bool Completes(IOperation operation, ISymbol task) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "Status" } asked => IsTask(asked.Instance, task),
        IAwaitOperation { Operation: { } awaited } => IsTask(Behind(awaited), task)
            || (awaited.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => call.TargetMethod.Name is "WhenAll" or "WhenAny") is { } all
                && all.Descendants().Any(inner => IsTask(inner, task))),
        IVariableDeclaratorOperation declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, task) && IsCompletedValue(declarator.GetVariableInitializer()?.Value),
        ISimpleAssignmentOperation assignment => IsTask(assignment.Target, task) && IsCompletedValue(assignment.Value),
        _ => false,
    };

    private static bool IsTask(IOperation? operation, ISymbol task) => SymbolEqualityComparer.Default.Equals(operation.Source(), task);

    /// <summary>Whether the value is what <c>await Task.WhenAny(...)</c> gives, or a task made complete.</summary>
    private static bool IsCompletedValue(IOperation? value) => value?.Unwrap() switch
    {
        IAwaitOperation { Operation: { } awaited } => awaited.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name is "WhenAny"),
        IInvocationOperation { TargetMethod.Name: "FromResult" } => true,
        _ => false,
    };
}
