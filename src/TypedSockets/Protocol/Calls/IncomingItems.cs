namespace TypedSockets;

/// <summary>The items of a stream that arrive for a reader here.</summary>
internal abstract class IncomingItems
{
    /// <summary>Items that a producer may send before the first credit.</summary>
    public const int InitialCredit = 64;

    /// <summary>Takes an item. False where it is of another type.</summary>
    /// <exception cref="WsPayloadException">The payload does not fit the item.</exception>
    public abstract bool TryAdd(ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload, out bool overCredit);

    /// <summary>Ends the stream, with a fault where there is one.</summary>
    public abstract void Complete(Exception? fault = null);
}
