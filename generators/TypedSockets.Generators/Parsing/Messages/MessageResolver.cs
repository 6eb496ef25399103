using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Tells what is a message. It remembers, as contracts mention the same messages many times.</summary>
internal sealed class MessageResolver(KnownTypes types, CancellationToken cancellationToken)
{
    private readonly Dictionary<ITypeSymbol, MessageReference?> known = new(SymbolEqualityComparer.Default);

    /// <summary>The message that <paramref name="type"/> is, or null where it is none or is refused.</summary>
    public MessageReference? Find(ITypeSymbol type)
    {
        if (!known.TryGetValue(type, out var message))
        {
            message = type is INamedTypeSymbol named ? Resolve(named) : null;
            known.Add(type, message);
        }

        return message;
    }

    /// <summary>Whether what is no message here has an error of its own: an unknown type, or a message that is refused.</summary>
    public bool HasOwnError(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || (types.IsLocal(type) && KnownTypes.HasAttribute(type, types.WsMessageAttribute));

    private MessageReference? Resolve(INamedTypeSymbol type)
    {
        if (KnownTypes.FindAttribute(type, types.WsMessageAttribute) is not { ConstructorArguments: [{ Value: string name }] })
        {
            return null;
        }

        var isLocal = types.IsLocal(type);
        var hasCodec = isLocal
            ? MessageParser.Parse(type, types, refuse: null, cancellationToken) is not null
            : MessageParser.HasCodec(type, types);
        return hasCodec ? new(TypeNames.Of(type), name, isLocal) : null;
    }
}
