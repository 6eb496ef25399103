using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

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
            var types = SocketTypes.Later(start.Compilation);
            start.RegisterSymbolStartAction(symbol => AnalyzeType(symbol, types.Value), SymbolKind.NamedType);
        });
    }

    /// <summary>Looks for loops around a connect, and around calls of the type's own methods that connect.</summary>
    private static void AnalyzeType(SymbolStartAnalysisContext context, SocketTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var connects = new ConcurrentDictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        var calls = new ConcurrentBag<(IInvocationOperation Call, IOperation Loop, ISymbol Containing)>();
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (call.TargetMethod.Name is "ConnectAsync" && types.IsClientWebSocket(call.Instance?.Type))
                {
                    if (((IOperation?)FindLoop(call) ?? FindRepetition(call, operation.ContainingSymbol)) is { } loop)
                    {
                        Report(operation.ReportDiagnostic, call, loop, [], operation.ContainingSymbol);
                    }
                    else if (call.Ancestors().FirstOrDefault(ancestor => ancestor.IsFunction()) is var function and not IAnonymousFunctionOperation)
                    {
                        connects.TryAdd((function as ILocalFunctionOperation)?.Symbol ?? operation.ContainingSymbol, function ?? call.Root());
                    }
                }
                else if (SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type) && FindLoop(call) is { } loop)
                {
                    calls.Add((call, loop, operation.ContainingSymbol));
                }
            },
            OperationKind.Invocation);
        context.RegisterSymbolEndAction(end =>
        {
            foreach (var (call, loop, containing) in calls)
            {
                if (connects.TryGetValue(call.TargetMethod, out var body) && (IsCaught(call, loop) || WaitsIn(loop).Any()))
                {
                    Report(end.ReportDiagnostic, call, loop, WaitsIn(body), containing);
                }
            }
        });
    }

    /// <summary>Reports the connect, unless a wait in the loop or one that the connect itself makes may grow.</summary>
    private static void Report(Action<Diagnostic> report, IInvocationOperation connect, IOperation loop, IEnumerable<IInvocationOperation> own, ISymbol containing)
    {
        var waits = WaitsIn(loop).ToList();
        if (waits.Concat(own).All(IsConstantWait))
        {
            report(Diagnostic.Create(
                Descriptors.ReconnectWithoutBackoff,
                connect.Syntax.GetLocation(),
                waits.Where(wait => loop is ILoopOperation && wait.TargetMethod.ContainingType.IsIn("System.Threading.Tasks", "Task")).Select(wait => wait.Syntax.GetLocation()),
                loop is ILoopOperation ? $"The loop in '{containing.Name}'" : $"'{containing.Name}', which calls itself,",
                waits is [] ? "connects again at once" : "connects again after a delay that does not grow",
                "let the delay double up to half a minute, and add a random part"));
        }
    }

    /// <summary>Whether the loop goes on when the call fails. One that neither does so nor waits may connect only where it has to.</summary>
    private static bool IsCaught(IOperation call, IOperation loop) => call.Ancestors().TakeWhile(ancestor => ancestor != loop).Any(ancestor =>
        ancestor is ITryOperation { Catches.Length: > 0 } attempt && attempt.Body.Syntax.Span.Contains(call.Syntax.Span));

    private static IEnumerable<IInvocationOperation> WaitsIn(IOperation loop) => loop.DescendantsWithoutFunctions().OfType<IInvocationOperation>().Where(IsWait);

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

    private static bool IsConstantWait(IInvocationOperation call) => call.TargetMethod.Name is "WaitForNextTickAsync"
        ? call.Instance is { } timer && ValueSource.Of(timer) is IObjectCreationOperation { Arguments: [{ Value: var period }, ..] } && ConstantTime.OfDelay(period) is not null
        : IsFrameworkDelay(call.TargetMethod) && call.Arguments is [{ Value: var delay }, ..] && ConstantTime.OfDelay(delay) is not null;

    private static bool IsFrameworkDelay(IMethodSymbol method) =>
        (method.Name is "Delay" && method.ContainingType.IsIn("System.Threading.Tasks", "Task"))
        || (method.Name is "Sleep" && method.ContainingType.IsIn("System.Threading", "Thread"));
}
