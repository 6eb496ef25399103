using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Makes the model of a message from its symbol, or refuses it.</summary>
internal static class MessageParser
{
    /// <summary>Whether the type crosses the wire: it is marked as a message, or already has a message's codec.</summary>
    public static bool IsMessage(INamedTypeSymbol type, KnownTypes types) =>
        KnownTypes.HasAttribute(type, types.WsMessageAttribute) || HasCodec(type, types);

    public static bool HasCodec(INamedTypeSymbol type, KnownTypes types) =>
        type.AllInterfaces.Any(implemented =>
            KnownTypes.Is(implemented.OriginalDefinition, types.WsMessage)
            && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type));
}
