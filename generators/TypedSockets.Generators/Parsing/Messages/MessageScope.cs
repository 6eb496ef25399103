using Microsoft.CodeAnalysis;
using TypedSockets.Generators.Model;

namespace TypedSockets.Generators.Parsing;

/// <summary>What the parsers of one message share: what was found so far, and whom to tell of a refusal.</summary>
internal sealed class MessageScope(string message, KnownTypes types, Action<Refusal>? refuse, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, PayloadModel?> payloads = new(StringComparer.Ordinal);
    private HashSet<ISymbol> messages = new(SymbolEqualityComparer.Default);

    public KnownTypes Types => types;

    /// <summary>Whether the message can be spoken in binary, and all that it holds.</summary>
    public BinarySupport Binary { get; private set; } = new(types);

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether anything was refused, and so the message is.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The payload types found, in an order that no edit elsewhere changes.</summary>
    public EquatableArray<PayloadModel> Payloads => payloads
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Value)
        .OfType<PayloadModel>()
        .Select(payload => payload with { HasMessagePack = Binary.IsSpoken })
        .ToEquatableArray();

    public void Refuse(Refusal refusal)
    {
        IsRefused = true;
        refuse?.Invoke(refusal);
    }

    /// <summary>Refuses a member, and with it the message.</summary>
    public void Refuse(MemberPath path, ITypeSymbol type, string reason) =>
        Refuse(Refusal.Member(path.Location, message, path.Text, type.ToDisplayString(TypeNames.Short), reason));

    /// <summary>Refuses a member that a shape is looked for.</summary>
    public TypeShape? RefuseShape(MemberPath path, ITypeSymbol type, string reason)
    {
        Refuse(path, type, reason);
        return null;
    }

    /// <summary>Refuses without a word, where an error stands already.</summary>
    public void RefuseSilently() => IsRefused = true;

    /// <summary>True for the first who asks for the message, who is to look into it.</summary>
    public bool TryVisit(INamedTypeSymbol held) => messages.Add(held);

    /// <summary>True for the first who asks for the payload type, who is to look into it and <see cref="Complete"/> it.</summary>
    /// <param name="codecName">The name of its codec.</param>
    /// <param name="isPopulated">Whether members of the type are populated, which the codec then has to know.</param>
    public bool TryBegin(string codecName, bool isPopulated)
    {
        if (payloads.TryGetValue(codecName, out var begun) && (begun is null or { IsPopulated: true } || !isPopulated))
        {
            return false;
        }

        payloads[codecName] = null;
        return true;
    }

    public void Complete(PayloadModel payload) => payloads[payload.CodecName] = payload;

    /// <summary>A scope for a message that this one holds: it is refused with it, but its own errors stand at itself.</summary>
    public MessageScope Held(string heldMessage) =>
        new(heldMessage, types, refuse: null, cancellationToken) { messages = messages, Binary = Binary };
}
