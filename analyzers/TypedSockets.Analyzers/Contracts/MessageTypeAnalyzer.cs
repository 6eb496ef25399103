using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedSockets.Generators.Parsing;

namespace TypedSockets.Analyzers.Contracts;

/// <summary>WS1002 within one assembly. Those that meet in a contract or endpoint are its parser's business.</summary>
/// <remarks>
/// The others are looked for when a message is looked at, not at the end of the compilation: editors show such late diagnostics
/// only after a build.
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
            var texts = new Lazy<AttributeTexts>(() => new(start.Compilation));
            start.RegisterSemanticModelAction(DeclaredType.Each(type => Analyze(type, texts)));
        });
    }

    private static void Analyze(DeclaredType message, Lazy<AttributeTexts> texts)
    {
        var types = KnownTypes.Of(message.Compilation);
        var mark = types.WsMessageAttribute;
        if (KnownTypes.FindAttribute(message.Symbol, mark) is not { ConstructorArguments: [{ Value: string text }] })
        {
            return;
        }

        var rivals = texts.Value.With(text).Where(rival => KnownTypes.HasAttribute(rival, mark)).ToList();
        if (rivals.Count > 1)
        {
            MessageTypes.Check(rivals, types, Report);
        }

        // Each says it of itself, so that an editor shows it where it is written.
        void Report(Refusal refusal)
        {
            if (refusal.Location == message.Symbol.Locations[0])
            {
                message.Report(refusal.ToDiagnostic());
            }
        }
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
