using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators;

/// <summary>Wires the parsers to the emitters. It reports nothing: the analyzers own every diagnostic.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class WsGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        RegisterMessages(context);
        RegisterContracts(context);
        RegisterEndpoints(context);
    }
}
