using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>WS1006, WS1007, WS1008, WS1012 and WS1013, and WS1002 for the messages of one contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.DuplicateMessageType,
        Descriptors.MethodShape,
        Descriptors.NoMessage,
        Descriptors.AmbiguousMessage,
        Descriptors.NameTaken,
        Descriptors.ContractDeclaration,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(DeclaredType.Each(Analyze));
    }

    private static void Analyze(DeclaredType type)
    {
        var types = KnownTypes.Of(type.Compilation);
        if (!ContractMark.IsOn(type.Symbol, types))
        {
            return;
        }

        foreach (var refusal in types.Contracts.Judge(type.Symbol, type.CancellationToken).Refusals)
        {
            type.Report(refusal.ToDiagnostic());
        }
    }
}
