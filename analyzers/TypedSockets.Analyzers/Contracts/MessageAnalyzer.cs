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
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation).WsMessageAttribute is not null)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var types = KnownTypes.Of(context.Compilation);
        if (!KnownTypes.HasAttribute(type, types.WsMessageAttribute))
        {
            return;
        }

        foreach (var refusal in types.Messages.Judge(type, context.CancellationToken).Refusals)
        {
            context.ReportDiagnostic(refusal.ToDiagnostic());
        }
    }
}
