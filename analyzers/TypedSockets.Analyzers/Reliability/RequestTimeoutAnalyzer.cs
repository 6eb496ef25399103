using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TypedSockets.Analyzers.Reliability;

/// <summary>WS2006: requests that wait for their answer without end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestTimeoutAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RequestWithoutBound];

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
        if (OptionAssignments.FindOption(assignment) is { Name: "RequestTimeout" } && ConstantTime.Of(assignment.Value) is { } timeout && timeout.IsInfinite())
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.RequestWithoutBound, assignment.Syntax.GetLocation(), OptionAssignments.Suggest(OptionAssignments.Write(TimeSpan.FromSeconds(5)))));
        }
    }
}
