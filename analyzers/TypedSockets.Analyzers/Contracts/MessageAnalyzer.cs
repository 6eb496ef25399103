using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>WS1001, WS1003, WS1004 and WS1005: what makes a type a message, and what it may hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.MessageType, Descriptors.MessageNotPartial, Descriptors.MessageKind, Descriptors.MessageMember];

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
        if (!KnownTypes.HasAttribute(type.Symbol, types.WsMessageAttribute))
        {
            return;
        }

        foreach (var refusal in types.Messages.Judge(type.Symbol, type.CancellationToken).Refusals)
        {
            type.Report(refusal.ToDiagnostic());
        }
    }
}
