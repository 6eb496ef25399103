using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators;

public sealed partial class WsGenerator
{
    private static void RegisterMessages(IncrementalGeneratorInitializationContext context)
    {
    }
}
