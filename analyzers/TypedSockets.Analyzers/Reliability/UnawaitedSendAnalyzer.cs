using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2007: sends whose task is dropped, and sends over a raw socket that may run beside each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnawaitedSendAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnawaitedSend];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = SocketTypes.Later(start.Compilation);
            start.RegisterOperationAction(operation => Analyze(operation, types.Value), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, SocketTypes types)
    {
        var send = (IInvocationOperation)context.Operation;
        var isRaw = IsRawSend(send, types);
        if (!isRaw && (!send.TargetMethod.ReturnType.IsIn("System.Threading.Tasks", "Task", "ValueTask") || !types.IsSend(send.TargetMethod)))
        {
            return;
        }

        if (IsDropped(send))
        {
            Report("is not awaited, so its failure is lost and nothing slows the sender down", "await it, return it or keep its task");
        }
        else if (isRaw && MayOverlap(send, types))
        {
            Report("may run beside another send over the same socket, which takes one at a time", "await one before the next, or send from one loop that reads a bounded channel");
        }

        void Report(string does, string instead) =>
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnawaitedSend, send.Syntax.GetLocation(), send.TargetMethod.Name, does, instead));
    }

    private static bool IsRawSend(IInvocationOperation call, SocketTypes types) => call.TargetMethod.Name is "SendAsync" && types.IsWebSocket(call.Instance?.Type);

    /// <summary>Whether nothing awaits, returns or keeps the task. A discard keeps nothing.</summary>
    private static bool IsDropped(IOperation send) => Task(send).Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    /// <summary>The task in the form in which it is used, behind <c>AsTask()</c>, <c>ConfigureAwait(false)</c> and <c>?.</c>.</summary>
    private static IOperation Task(IOperation send)
    {
        while (true)
        {
            switch (send.Parent)
            {
                case IInvocationOperation { TargetMethod.Name: "AsTask" or "ConfigureAwait" or "Preserve" } call when call.Instance == send:
                    send = call;
                    break;
                case IConditionalAccessOperation access when access.WhenNotNull == send:
                    send = access;
                    break;
                case IConversionOperation or IParenthesizedOperation:
                    send = send.Parent;
                    break;
                default:
                    return send;
            }
        }
    }

    private static bool MayOverlap(IInvocationOperation send, SocketTypes types)
    {
        if (send.Instance.FirstSource() is not { } owner || IsGuarded(send))
        {
            return false;
        }

        foreach (var ancestor in send.Ancestors())
        {
            if (ancestor is IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenAny" } all && Sends(all).Any(other => other.Syntax.SpanStart < send.Syntax.SpanStart))
            {
                return true;
            }

            if (ancestor is IAnonymousFunctionOperation lambda && !IsDeclaredIn(owner, lambda))
            {
                return RunsBesideItself(lambda) || (RunsUnawaited(lambda) && Sends(send.Root()).Any(other => !lambda.Syntax.Span.Contains(other.Syntax.Span)));
            }

            if (ancestor.IsFunction())
            {
                return false;
            }
        }

        return false;

        IEnumerable<IOperation> Sends(IOperation within) =>
            (within is IInvocationOperation ? within.DescendantsWithoutFunctions() : within.Descendants())
                .Where(inner => inner is IInvocationOperation other && IsRawSend(other, types) && other.Instance.IsSameAs(send.Instance));
    }

    /// <summary>Whether the code enters something before it sends: a lock, a semaphore or a turn of its own. To wait for a task is none.</summary>
    private static bool IsGuarded(IOperation send) =>
        send.Root().Descendants().Any(inner => inner is ILockOperation
            || (inner is IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAsync" or "Enter" or "EnterAsync" or "LockAsync" or "AcquireAsync" } method } && !method.ContainingType.IsIn("System.Threading.Tasks", "Task")));

    private static bool IsDeclaredIn(ISymbol owner, IAnonymousFunctionOperation lambda) =>
        owner is not (IFieldSymbol or IPropertySymbol) && owner.DeclaringSyntaxReferences.Any(declaration => lambda.Syntax.Span.Contains(declaration.Span) && lambda.Syntax.SyntaxTree == declaration.SyntaxTree);

    /// <summary>Whether the lambda is called for many items at a time.</summary>
    private static bool RunsBesideItself(IAnonymousFunctionOperation lambda) => lambda.Recipient() is IInvocationOperation { TargetMethod: { } method } call
        && (method.ContainingType.IsIn("System.Threading.Tasks", "Parallel")
            || (method.Name is "Select" && method.ContainingType.IsIn("System.Linq", "Enumerable")
                && call.Ancestors().Any(ancestor => ancestor is IInvocationOperation { TargetMethod.Name: "WhenAll" })));

    private static bool RunsUnawaited(IAnonymousFunctionOperation lambda) =>
        lambda.Recipient() is { } recipient && recipient.RunsElsewhere() && Task(recipient).Parent is not IAwaitOperation and not IReturnOperation;
}
