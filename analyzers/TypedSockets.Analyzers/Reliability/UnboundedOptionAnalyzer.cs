using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2003 of the product's own options: the bound of a queue or of open calls that is as good as none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedOptionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A little less than the largest number, so that the longest array counts as well.</summary>
    private const double NoBound = int.MaxValue - 64;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnboundedBuffer];

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
        if (OptionAssignments.FindOption(assignment) is { } option
            && FindDefault(option.ContainingType.Name, option.Name) is { } byDefault
            && ConstantTime.OfNumber(assignment.Value) >= NoBound)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.UnboundedBuffer,
                assignment.Syntax.GetLocation(),
                OptionAssignments.Suggest(byDefault),
                $"'{option.ContainingType.Name}.{option.Name}'",
                "set what can be held for every connection at once"));
        }
    }

    private static string? FindDefault(string options, string option) => (options, option) switch
    {
        ("WsSendQueueOptions", "MaxFrames") => "1_000",
        ("WsReceiveQueueOptions", "MaxMessages") => "256",
        ("WsSendQueueOptions" or "WsReceiveQueueOptions", "MaxBytes") => "4 * 1024 * 1024",
        ("WsClientOptions", "BufferedMessages") => "100",
        ("WsConnectionOptions", "MaxPendingRequests") => "10_000",
        ("WsConnectionOptions", "MaxStreams") => "32",
        _ => null,
    };
}
