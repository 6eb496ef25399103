using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2002 of raw sockets: a loop that connects again and again, at once or after a delay that does not grow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectLoopAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Parts of the names of methods that may wait in a way that can't be seen here.</summary>
    private static readonly ImmutableArray<string> Waits = ["Delay", "Backoff", "BackOff", "Wait", "Sleep", "Retry", "Pause", "Throttle"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ReconnectWithoutBackoff];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = new SocketTypes(start.Compilation);
            if (types.HasSockets)
            {
                start.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, SocketTypes types)
    {
        var connect = (IInvocationOperation)context.Operation;
        if (connect.TargetMethod.Name is not "ConnectAsync" || !types.IsClientWebSocket(connect.Instance?.Type) || ((IOperation?)FindLoop(connect) ?? FindRepetition(connect, context.ContainingSymbol)) is not { } loop)
        {
            return;
        }

        var waits = loop.DescendantsWithoutFunctions().OfType<IInvocationOperation>().Where(IsWait).ToList();
        if (waits.TrueForAll(IsConstantWait))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ReconnectWithoutBackoff,
                connect.Syntax.GetLocation(),
                waits.Where(wait => loop is ILoopOperation && wait.TargetMethod.ContainingType.IsIn("System.Threading.Tasks", "Task")).Select(wait => wait.Syntax.GetLocation()),
                loop is ILoopOperation ? $"The loop in '{context.ContainingSymbol.Name}'" : $"'{context.ContainingSymbol.Name}', which calls itself,",
                waits is [] ? "connects again at once" : "connects again after a delay that does not grow",
                "let the delay double up to half a minute, and add a random part"));
        }
    }

    /// <summary>The loop that connects the socket again after a failure or after its end, and not to many servers once each.</summary>
    private static ILoopOperation? FindLoop(IOperation connect)
    {
        var catches = false;
        foreach (var ancestor in connect.Ancestors().TakeWhile(ancestor => !ancestor.IsFunction()))
        {
            switch (ancestor)
            {
                case ITryOperation { Catches.Length: > 0 } attempt when attempt.Body.Syntax.Span.Contains(connect.Syntax.Span):
                    catches = true;
                    break;
                case IWhileLoopOperation loop when !HasDeadline(loop.Condition) && (catches || IsEndless(loop.Condition)):
                    return loop;
                case IForLoopOperation loop when !HasDeadline(loop.Condition) && (catches || loop.Condition is null):
                    return loop;
            }
        }

        return null;
    }

    /// <summary>The body of the method that catches a failure to connect and then calls itself.</summary>
    private static IOperation? FindRepetition(IOperation connect, ISymbol containing)
    {
        var catches = false;
        foreach (var ancestor in connect.Ancestors())
        {
            if (ancestor.IsFunction())
            {
                return null;
            }

            catches |= ancestor is ITryOperation attempt && attempt.Body.Syntax.Span.Contains(connect.Syntax.Span) && attempt.Catches.Any(handler =>
                handler.DescendantsWithoutFunctions().Any(inner => inner is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod, containing)));
        }

        return catches ? connect.Root() : null;
    }

    /// <summary>Whether the loop gives up at a point in time, as one does that waits for a server to start.</summary>
    private static bool HasDeadline(IOperation? condition) => condition?.DescendantsAndSelf().Any(part =>
        part is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison
        && comparison.LeftOperand.Unwrap().Type.IsIn("System", "DateTime", "DateTimeOffset", "TimeSpan")) == true;

    private static bool IsEndless(IOperation? condition) =>
        condition is { ConstantValue: { HasValue: true, Value: true } }
        || condition?.DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" }) == true;

    private static bool IsWait(IInvocationOperation call) => Waits.Any(part => call.TargetMethod.Name.Contains(part)) && call.TargetMethod.Name is not "ConfigureAwait" and not "GetAwaiter" and not "WaitAsync";

    private static bool IsConstantWait(IInvocationOperation call) =>
        IsFrameworkDelay(call.TargetMethod) && call.Arguments is [{ Value: var delay }, ..] && IsConstant(delay);

    private static bool IsFrameworkDelay(IMethodSymbol method) =>
        (method.Name is "Delay" && method.ContainingType.IsIn("System.Threading.Tasks", "Task"))
        || (method.Name is "Sleep" && method.ContainingType.IsIn("System.Threading", "Thread"));

    private static bool IsConstant(IOperation delay) =>
        ConstantTime.OfDelay(delay) is not null
        || (delay.Unwrap() is ILocalReferenceOperation local && !Changes(local) && InitialValue(local) is { } value && ConstantTime.OfDelay(value) is not null);

    private static IOperation? InitialValue(ILocalReferenceOperation local) =>
        local.Root().Descendants().OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))?.GetVariableInitializer()?.Value;

    /// <summary>Whether anything may set the local after its declaration.</summary>
    private static bool Changes(ILocalReferenceOperation local) =>
        local.Root().Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
            SymbolEqualityComparer.Default.Equals(reference.Local, local.Local)
            && (reference.Parent is IAssignmentOperation assignment ? assignment.Target == reference : reference.Parent is IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None } or ITupleOperation));
}
