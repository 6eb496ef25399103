namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Finds how many messages there are in what a server sends, without reading them. Pings of the dialect are no messages.</summary>
internal abstract class MessageCounter
{
    /// <summary>Counts the messages that end in a part of a frame's payload.</summary>
    public abstract int Count(ReadOnlySpan<byte> part);

    /// <summary>Counts the message that ends with its WebSocket message, where that is what ends it.</summary>
    public virtual int EndMessage() => 0;
}

/// <summary>A message in each WebSocket message.</summary>
internal sealed class FrameCounter : MessageCounter
{
    public override int Count(ReadOnlySpan<byte> part) => 0;

    public override int EndMessage() => 1;
}
