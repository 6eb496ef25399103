namespace TypedSockets;

/// <summary>The items of a stream that arrive for a reader here.</summary>
internal abstract class IncomingItems
{
    /// <summary>Items that a producer may send before the first credit.</summary>
    public const int InitialCredit = 64;

    /// <summary>The message type of the items, as text.</summary>
    public abstract string MessageType { get; }

    /// <summary>The message type of the items.</summary>
    public abstract ReadOnlySpan<byte> Type { get; }

    /// <summary>What the stream ended with, once everything before it was read.</summary>
    public abstract Exception? Fault { get; }

    /// <summary>Takes an item. False where it is of another type.</summary>
    /// <exception cref="WsPayloadException">The payload does not fit the item.</exception>
    public abstract bool TryAdd(ReadOnlySpan<byte> type, Payload payload, out bool overCredit);

    /// <summary>Ends the stream, with a fault where there is one. False where it has ended before.</summary>
    public abstract bool TryComplete(Exception? fault = null);
}
