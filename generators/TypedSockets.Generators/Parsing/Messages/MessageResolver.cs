using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>Tells what is a message. It remembers, as contracts and endpoints mention the same messages many times.</summary>
internal sealed class MessageResolver(KnownTypes types)
{
    private readonly ConcurrentDictionary<ISymbol, MessageReference?> known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MessageVerdict> verdicts = new(SymbolEqualityComparer.Default);

    /// <summary>The message that <paramref name="type"/> is, or null where it is none or is refused.</summary>
    public MessageReference? Find(ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue(type, out var message))
        {
            message = type is INamedTypeSymbol named ? Resolve(named, cancellationToken) : null;
            known.TryAdd(type, message);
        }

        return message;
    }

    /// <summary>What the parser says to a type that this compilation marks as a message.</summary>
    public MessageVerdict Judge(INamedTypeSymbol message, CancellationToken cancellationToken)
    {
        if (!verdicts.TryGetValue(message, out var verdict))
        {
            List<Refusal>? refusals = null;
            var model = MessageParser.Parse(message, types, refusal => (refusals ??= []).Add(refusal), cancellationToken);
            verdict = new(model is not null, refusals ?? [], model?.CompactOrder is { } order ? new(model.MessageType, [.. order]) : null);
            verdicts.TryAdd(message, verdict);
        }

        return verdict;
    }

    /// <summary>Whether what is no message here has an error of its own: an unknown type, or a message that is refused.</summary>
    public bool HasOwnError(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error || (types.IsLocal(type) && KnownTypes.HasAttribute(type, types.WsMessageAttribute));

    private MessageReference? Resolve(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (KnownTypes.FindAttribute(type, types.WsMessageAttribute) is not { ConstructorArguments: [{ Value: string name }] })
        {
            return null;
        }

        var isLocal = types.IsLocal(type);
        var hasCodec = isLocal
            ? Judge(type, cancellationToken).IsAccepted
            : MessageParser.HasCodec(type, types);
        return hasCodec ? new(TypeNames.Of(type), name, isLocal) : null;
    }
}
