using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2002 of the product's own client: its options, and policies that give one delay for every attempt.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReconnectOptionsAnalyzer : DiagnosticAnalyzer
{
    private static readonly TimeSpan DefaultInitialDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DefaultMaxDelay = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ReconnectWithoutBackoff];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(AnalyzeOption, OperationKind.SimpleAssignment);
        context.RegisterOperationBlockAction(AnalyzePolicy);
    }

    private static void AnalyzeOption(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (OptionAssignments.FindOption(assignment) is { ContainingType.Name: "WsReconnectOptions" } option
            && FindFault(assignment, option.Name) is ({ } does, { } value))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ReconnectWithoutBackoff, assignment.Syntax.GetLocation(), OptionAssignments.Suggest(value), $"'Reconnect.{option.Name}'", does, "let the delay grow from a second to half a minute"));
        }
    }

    private static (string Does, string Value)? FindFault(ISimpleAssignmentOperation assignment, string option)
    {
        if (option is "Multiplier")
        {
            return ConstantTime.OfNumber(assignment.Value) is <= 1 ? ("does not let the delay grow", "2") : null;
        }

        if (option is not ("InitialDelay" or "MaxDelay") || ConstantTime.Of(assignment.Value) is not { } delay)
        {
            return null;
        }

        var isInitial = option is "InitialDelay";
        var byDefault = OptionAssignments.Write(isInitial ? DefaultInitialDelay : DefaultMaxDelay);
        if (delay <= TimeSpan.Zero)
        {
            return ("is no delay at all", byDefault);
        }

        if (!isInitial)
        {
            var initial = OptionAssignments.FindOther(assignment, "InitialDelay", DefaultInitialDelay, out _);
            return initial > TimeSpan.Zero && delay <= initial
                ? ("is not longer than the first delay, so all delays are the same", OptionAssignments.Write(initial < DefaultMaxDelay ? DefaultMaxDelay : TimeSpan.FromTicks(initial.Value.Ticks * 10)))
                : null;
        }

        var max = OptionAssignments.FindOther(assignment, "MaxDelay", DefaultMaxDelay, out var isAssigned);
        return !isAssigned && delay >= max ? ("is not shorter than the longest delay, so all delays are the same", byDefault) : null;
    }

    private static void AnalyzePolicy(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is not IMethodSymbol method
            || !method.Name.EndsWith("NextDelay", StringComparison.Ordinal)
            || context.Compilation.GetTypeByMetadataName("TypedSockets.IWsReconnectPolicy") is not { } policy
            || !method.ContainingType.AllInterfaces.Contains(policy, SymbolEqualityComparer.Default)
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(policy.GetMembers("NextDelay")[0]), method))
        {
            return;
        }

        var delays = context.OperationBlocks
            .SelectMany(block => block.DescendantsWithoutFunctions())
            .OfType<IReturnOperation>()
            .SelectMany(answer => Results(answer.ReturnedValue))
            .Where(value => !IsNull(value))
            .Select(value => (Value: value, Delay: ConstantTime.Of(value)))
            .ToList();
        if (delays.Count > 0 && delays[0].Delay is { } first && delays.TrueForAll(delay => delay.Delay == first))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ReconnectWithoutBackoff,
                delays[0].Value.Syntax.GetLocation(),
                $"'{method.ContainingType.Name}.NextDelay'",
                "gives the same delay for every attempt",
                "let it grow with the attempt, and add a random part"));
        }
    }

    /// <summary>The values that an expression may have.</summary>
    private static IEnumerable<IOperation> Results(IOperation? value) => value?.Unwrap() switch
    {
        null or IThrowOperation => [],
        IConditionalOperation { WhenFalse: { } otherwise } conditional => Results(conditional.WhenTrue).Concat(Results(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Results(arm.Value)),
        var result => [result],
    };

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null } || (value is IDefaultValueOperation && !value.Type.IsIn("System", "TimeSpan"));
}
