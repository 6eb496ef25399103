using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2005: what blocks, or parses JSON, in an endpoint's handlers and in loops that receive from a raw socket.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingHandlerAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that tells the fix what to do: a <see cref="BlockingKind"/>.</summary>
    internal const string Kind = nameof(Kind);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.BlockingHandler];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var types = SocketTypes.Later(start.Compilation);
            var calls = new Lazy<BlockingCalls>(() => new(start.Compilation));
            start.RegisterOperationAction(operation => Analyze(operation, types.Value, calls.Value), OperationKind.Invocation, OperationKind.PropertyReference);
        });
    }

    private static void Analyze(OperationAnalysisContext context, SocketTypes types, BlockingCalls calls)
    {
        var operation = context.Operation;
        if (calls.Classify(operation) is not { } kind || FindHandler(operation, kind, context.ContainingSymbol, types) is not { } handler || CompletedTasks.IsCompleted(operation))
        {
            return;
        }

        var (does, instead) = Describe(operation, kind);
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.BlockingHandler,
            operation.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Kind, kind.ToString()),
            handler,
            does,
            instead));
    }

    private static (string Does, string Instead) Describe(IOperation operation, BlockingKind kind) => (kind, operation) switch
    {
        (BlockingKind.Parse, IInvocationOperation call) => ($"parses JSON by hand with '{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'", "exchange a [WsMessage], whose codec is generated"),
        (BlockingKind.Sleep, _) => ("blocks its thread with 'Thread.Sleep'", "await 'Task.Delay' instead"),
        (BlockingKind.Twin, IInvocationOperation call) => ($"blocks its thread with '{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}'", $"await '{call.TargetMethod.Name}Async' instead"),
        (_, IInvocationOperation call) => ($"blocks its thread with '{call.TargetMethod.Name}'", "await the task instead"),
        _ => ("blocks its thread with 'Result'", "await the task instead"),
    };

    /// <summary>Names the handler or the receive loop that the operation holds up, if it does.</summary>
    /// <remarks>Where the product is not referenced there is no message to exchange instead, and a raw receive loop parses by hand.</remarks>
    private static string? FindHandler(IOperation operation, BlockingKind kind, ISymbol containing, SocketTypes types)
    {
        var isInLoop = false;
        foreach (var ancestor in operation.Ancestors())
        {
            switch (ancestor)
            {
                case IAnonymousFunctionOperation lambda when RunsElsewhere(lambda):
                case ILocalFunctionOperation function when RunsElsewhere(function):
                    return null;
                case ILoopOperation loop when !isInLoop:
                    isInLoop = (kind is not BlockingKind.Parse || types.HasProduct)
                        && loop.DescendantsWithoutFunctions().Any(inner => inner is IInvocationOperation call && types.IsReceive(call));
                    break;
            }
        }

        if (containing is IMethodSymbol method && types.IsHandler(method))
        {
            return $"Handler '{method.ContainingType.Name}.{method.Name}'";
        }

        return isInLoop ? $"The receive loop in '{containing.Name}'" : null;
    }

    private static bool RunsElsewhere(ILocalFunctionOperation function) =>
        function.Root().Descendants().OfType<IMethodReferenceOperation>().Any(reference =>
            SymbolEqualityComparer.Default.Equals(reference.Method, function.Symbol) && IsHandedElsewhere(reference));

    /// <summary>Whether the lambda, or the variable that it is put into, is handed to what runs it on another thread.</summary>
    private static bool RunsElsewhere(IAnonymousFunctionOperation lambda) =>
        IsHandedElsewhere(lambda)
        || (lambda.User() is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } && ValueSource.FindUses(local, lambda.Root()).Any(IsHandedElsewhere));

    private static bool IsHandedElsewhere(IOperation function) => function.User() is IArgumentOperation { Parent: { } recipient } && recipient.RunsElsewhere();
}
