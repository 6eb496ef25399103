using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Analyzers.Contracts;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Security;

/// <summary>WS3001: members of messages and of their payload types that carry a credential.</summary>
/// <remarks>
/// What messages hold is gathered once, when the first type raises suspicion; in most projects none does. Each type then reports
/// its own members, so that an editor shows them where they are written, however many messages hold them.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialInMessageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.CredentialInMessage];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var credentials = new Lazy<ILookup<INamedTypeSymbol, Diagnostic>>(() =>
                CredentialFinder.Find(start.Compilation, MessageTypeAnalyzer.MessagesIn(start.Compilation.Assembly.GlobalNamespace, KnownTypes.Of(start.Compilation).WsMessageAttribute)));
            var suspicion = new CredentialSuspicion();
            start.RegisterSymbolAction(
                symbol =>
                {
                    var type = (INamedTypeSymbol)symbol.Symbol;
                    var types = KnownTypes.Of(symbol.Compilation);
                    if (types.WsMessageAttribute is null || !suspicion.IsRaisedBy(type, types))
                    {
                        return;
                    }

                    foreach (var diagnostic in credentials.Value[type])
                    {
                        symbol.ReportDiagnostic(diagnostic);
                    }
                },
                SymbolKind.NamedType);
        });
    }
}
