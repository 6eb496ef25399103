using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>Says where functions run that are handed to a call.</summary>
internal static class HandedFunctions
{
    /// <summary>The call that the lambda is handed to.</summary>
    public static IOperation? Recipient(this IAnonymousFunctionOperation function) => function.User() switch
    {
        IArgumentOperation argument => argument.Parent,
        _ => null,
    };

    /// <summary>Whether the call runs what it is handed on another thread or later.</summary>
    public static bool RunsElsewhere(this IOperation? recipient) => recipient switch
    {
        IInvocationOperation { TargetMethod: { Name: "Run" or "StartNew" or "Factory" } method } => method.ContainingType.IsIn("System.Threading.Tasks", "Task", "TaskFactory"),
        IInvocationOperation { TargetMethod: { Name: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" } method } => method.ContainingType.IsIn("System.Threading", "ThreadPool"),
        IObjectCreationOperation creation => creation.Type.IsIn("System.Threading", "Thread", "Timer"),
        _ => false,
    };
}
