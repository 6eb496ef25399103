namespace TypedSockets.Sockets.Benchmarks;

/// <summary>SignalR's JSON: a separator ends each message, wherever frames end.</summary>
internal sealed class SeparatorCounter : MessageCounter
{
    public const byte Separator = 0x1E;

    private static readonly int PingLength = """{"type":6}""".Length;

    // What the message under way has in earlier parts.
    private int length;

    public override int Count(ReadOnlySpan<byte> part)
    {
        var messages = 0;
        while (part.IndexOf(Separator) is var end && end >= 0)
        {
            // No other message is as short, but for the empty object that answers the handshake.
            messages += length + end == PingLength ? 0 : 1;
            length = 0;
            part = part[(end + 1)..];
        }

        length += part.Length;
        return messages;
    }
}
