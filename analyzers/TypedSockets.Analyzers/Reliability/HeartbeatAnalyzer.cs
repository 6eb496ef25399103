using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedSockets.Analyzers.Values;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2001: a heartbeat that is off, or that ends a connection before it could have answered.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeartbeatAnalyzer : DiagnosticAnalyzer
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(45);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.HeartbeatOff];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { } property } && FindFault(assignment, property) is var (does, value) && !IsChosen(assignment))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.HeartbeatOff, assignment.Syntax.GetLocation(), OptionAssignments.Suggest(OptionAssignments.Write(value)), $"'{property.ContainingType.Name}.{property.Name}'", does));
        }
    }

    private static (string Does, TimeSpan Value)? FindFault(ISimpleAssignmentOperation assignment, IPropertySymbol property)
    {
        if (property.Name is "KeepAliveInterval")
        {
            return (property.ContainingType.IsIn("System.Net.WebSockets", "ClientWebSocketOptions", "WebSocketCreationOptions") || property.ContainingType.IsIn("Microsoft.AspNetCore.Builder", "WebSocketOptions"))
                && ConstantTime.Of(assignment.Value) is { } keepAlive && IsOff(keepAlive)
                    ? ("is off, so a connection that has died is never noticed", DefaultInterval)
                    : null;
        }

        if (property.Name is not ("Interval" or "Timeout")
            || OptionAssignments.FindOption(assignment) is not { ContainingType.Name: "WsHeartbeatOptions" }
            || ConstantTime.Of(assignment.Value) is not { } time)
        {
            return null;
        }

        var isInterval = property.Name is "Interval";
        if (IsOff(time))
        {
            return ("is off, so a connection that has died is never noticed", isInterval ? DefaultInterval : DefaultTimeout);
        }

        if (isInterval)
        {
            var timeout = OptionAssignments.FindOther(assignment, "Timeout", DefaultTimeout, out var isAssigned);
            return !isAssigned && time >= timeout ? ($"is not shorter than the timeout, which is {Seconds(DefaultTimeout)}, so connections end before they could have answered", DefaultInterval) : null;
        }

        return OptionAssignments.FindOther(assignment, "Interval", DefaultInterval, out _) is { } interval && !IsOff(interval) && time <= interval
            ? ($"is not longer than the interval, which is {Seconds(interval)}, so connections end before they could have answered", interval < DefaultTimeout ? DefaultTimeout : TimeSpan.FromSeconds(Math.Ceiling(interval.TotalSeconds * 1.5)))
            : null;
    }

    /// <summary>Whether the same place gets a time in another branch, so that it is for somebody else to say which.</summary>
    private static bool IsChosen(ISimpleAssignmentOperation assignment) => assignment.Root().Descendants().Any(inner =>
        inner is ISimpleAssignmentOperation other
        && other != assignment
        && other.Target.IsSameAs(assignment.Target)
        && !(ConstantTime.Of(other.Value) is { } time && IsOff(time)));

    private static bool IsOff(TimeSpan time) => time <= TimeSpan.Zero || time.IsInfinite();

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds} s");
}
