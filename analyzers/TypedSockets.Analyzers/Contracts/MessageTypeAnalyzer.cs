using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>WS1002 within one assembly. Those that meet in a contract or endpoint are its parser's business.</summary>
/// <remarks>
/// The messages are gathered when the first one is looked at, not at the end of the compilation: editors show such late
/// diagnostics only after a build.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.DuplicateMessageType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation).WsMessageAttribute is not { } mark)
            {
                return;
            }

            var duplicates = new Lazy<ILookup<Location, Refusal>>(() => FindDuplicates(start.Compilation));
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (!KnownTypes.HasAttribute(symbol.Symbol, mark))
                    {
                        return;
                    }

                    foreach (var refusal in duplicates.Value[symbol.Symbol.Locations[0]])
                    {
                        symbol.ReportDiagnostic(refusal.ToDiagnostic());
                    }
                },
                SymbolKind.NamedType);
        });
    }

    private static ILookup<Location, Refusal> FindDuplicates(Compilation compilation)
    {
        var types = KnownTypes.Of(compilation);
        var found = new List<Refusal>();
        MessageTypes.Check(MessagesIn(compilation.Assembly.GlobalNamespace, types.WsMessageAttribute), types, found.Add);
        return found.ToLookup(refusal => refusal.Location);
    }

    /// <summary>The types below a namespace or type that are marked as messages.</summary>
    /// <remarks>Only types are looked at: to ask a type for all its members would have the compiler make them.</remarks>
    internal static IEnumerable<INamedTypeSymbol> MessagesIn(INamespaceOrTypeSymbol container, INamedTypeSymbol? mark)
    {
        IEnumerable<INamespaceOrTypeSymbol> inside = container is INamespaceSymbol space ? space.GetMembers() : container.GetTypeMembers();
        return inside.SelectMany(member => member is INamedTypeSymbol type && KnownTypes.HasAttribute(type, mark)
            ? MessagesIn(member, mark).Prepend(type)
            : MessagesIn(member, mark));
    }
}
