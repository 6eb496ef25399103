using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>
/// WS1009 and WS1010. What its contracts refuse is said at the contracts; at the endpoint it is said of contracts that
/// another assembly declares and of what only meets here (WS1002, WS1008).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.DuplicateMessageType,
        Descriptors.MethodShape,
        Descriptors.NoMessage,
        Descriptors.AmbiguousMessage,
        Descriptors.EndpointDeclaration,
        Descriptors.EndpointContracts,
        Descriptors.ContractDeclaration,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(DeclaredType.Each(Analyze));
    }

    private static void Analyze(DeclaredType type) =>
        EndpointParser.Check(type.Symbol, KnownTypes.Of(type.Compilation), refusal => type.Report(refusal.ToDiagnostic()), type.CancellationToken);
}
