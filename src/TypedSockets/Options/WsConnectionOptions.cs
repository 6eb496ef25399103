namespace TypedSockets;

/// <summary>The bounds that both ends of a connection share. Every one has a default, none can be left open.</summary>
/// <remarks>A time is at most 4,294,967,294 ms, the 49 days that the timers of .NET take.</remarks>
public abstract class WsConnectionOptions
{
    // No property, which could be bound from configuration.
    private IReadOnlyList<WireProtocol> protocols = [WireProtocol.Json];

    private protected WsConnectionOptions()
    {
    }

    /// <summary>How silence is noticed. Default: a ping after 30 s, the end after 45 s.</summary>
    public WsHeartbeatOptions Heartbeat { get; } = new();

    /// <summary>What may wait to be sent. Default: 1,000 frames and 4 MiB.</summary>
    public WsSendQueueOptions SendQueue { get; } = new();

    /// <summary>What may wait for its handler. Default: 256 messages and 4 MiB.</summary>
    public WsReceiveQueueOptions ReceiveQueue { get; } = new();

    /// <summary>
    /// The longest message, sent or received, in bytes over all its fragments. A longer one that is received closes the
    /// connection with 1009; a longer one to be sent throws before it is queued, or turns a response into
    /// <c>ws.too_large</c>. Default: 1 MiB. At least 1,024.
    /// </summary>
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The most fragments of one message (RFC 6455 section 5.4), empty ones included. One more closes the connection with 1008.
    /// Default: 1,000. At least 1.
    /// </summary>
    public int MaxFragments { get; set; } = 1_000;

    /// <summary>
    /// How long the peer may take to send the rest of a message that it has begun, before the connection is closed with 1008.
    /// Default: 30 s. More than zero.
    /// </summary>
    public TimeSpan MessageTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest item of a stream, sent or received, in bytes of its whole frame. A longer one ends its stream with
    /// <c>ws.too_large</c>. Default: 64 KiB. At least 1,024; <see cref="MaxMessageBytes"/> bounds it where it is smaller.
    /// </summary>
    public int MaxStreamItemBytes { get; set; } = 64 * 1024;

    /// <summary>The most requests that are open at once, each way. Default: 10,000. At least 1.</summary>
    public int MaxPendingRequests { get; set; } = 10_000;

    /// <summary>The most streams that are open at once, each way. Default: 32. At least 1.</summary>
    public int MaxStreams { get; set; } = 32;

    /// <summary>
    /// How long a request waits for its response; streams are excluded. A <see cref="CancellationToken"/> can only shorten
    /// it. Default: 5 s. More than zero.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the opening handshake may take: for a client from asking for its token to the server's greeting, for a server
    /// from the request's arrival to the accepted WebSocket, authentication included. A server that runs on Kestrel also has
    /// no more time for the headers of any request, unless the application has changed Kestrel's own default for that. Default:
    /// 10 s. More than zero.
    /// </summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the connection waits for the peer's close frame before it is cut off. Default: 5 s. More than zero.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests of the other side may be handled at once.</summary>
    internal virtual int ConcurrentRequests => 1;

    /// <summary>Finds every value that is out of its bounds. Each sentence names the option, the value and what it may be.</summary>
    internal virtual IEnumerable<string> FindFaults()
    {
        foreach ((string name, TimeSpan value) in ((string, TimeSpan)[])
        [
            ($"{nameof(Heartbeat)}.{nameof(Heartbeat.Interval)}", Heartbeat.Interval),
            ($"{nameof(SendQueue)}.{nameof(SendQueue.MaxWait)}", SendQueue.MaxWait),
            ($"{nameof(ReceiveQueue)}.{nameof(ReceiveQueue.MaxPause)}", ReceiveQueue.MaxPause),
            (nameof(RequestTimeout), RequestTimeout),
            (nameof(HandshakeTimeout), HandshakeTimeout),
            (nameof(CloseTimeout), CloseTimeout),
            (nameof(MessageTimeout), MessageTimeout),
        ])
        {
            if (value <= TimeSpan.Zero || value > LongestTimeout)
            {
                yield return $"{name} is {value}; it must be more than zero and at most {LongestTimeout}.";
            }
        }

        if (Heartbeat.Timeout <= Heartbeat.Interval || Heartbeat.Timeout > LongestTimeout)
        {
            yield return $"Heartbeat.Timeout is {Heartbeat.Timeout}; it must be longer than Heartbeat.Interval, which is {Heartbeat.Interval}, and at most {LongestTimeout}.";
        }

        if (!Enum.IsDefined(SendQueue.WhenFull))
        {
            yield return $"{nameof(SendQueue)}.{nameof(SendQueue.WhenFull)} is {SendQueue.WhenFull}; it must be one of {string.Join(", ", Enum.GetNames<WsWhenFull>())}.";
        }

        foreach ((string name, long value, long least) in ((string, long, long)[])
        [
            ($"{nameof(SendQueue)}.{nameof(SendQueue.MaxFrames)}", SendQueue.MaxFrames, 1),
            ($"{nameof(SendQueue)}.{nameof(SendQueue.MaxBytes)}", SendQueue.MaxBytes, 1),
            ($"{nameof(ReceiveQueue)}.{nameof(ReceiveQueue.MaxMessages)}", ReceiveQueue.MaxMessages, 1),
            ($"{nameof(ReceiveQueue)}.{nameof(ReceiveQueue.MaxBytes)}", ReceiveQueue.MaxBytes, 1),
            (nameof(MaxMessageBytes), MaxMessageBytes, 1_024),
            (nameof(MaxStreamItemBytes), MaxStreamItemBytes, 1_024),
            (nameof(MaxFragments), MaxFragments, 1),
            (nameof(MaxPendingRequests), MaxPendingRequests, 1),
            (nameof(MaxStreams), MaxStreams, 1),
        ])
        {
            if (value < least)
            {
                yield return $"{name} is {value}; it must be at least {least}.";
            }
        }
    }

    /// <summary>What is spoken, by preference. Default: JSON alone.</summary>
    internal IReadOnlyList<WireProtocol> GetProtocols() => protocols;

    /// <summary>Finds what is spoken by its name in the handshake.</summary>
    internal WireProtocol? FindProtocol(string subprotocol) =>
        protocols.FirstOrDefault(protocol => string.Equals(protocol.Subprotocol, subprotocol, StringComparison.Ordinal));

    /// <summary>Speaks a protocol rather than all others.</summary>
    internal void Prefer(WireProtocol protocol) => protocols = [protocol, .. protocols.Where(other => other != protocol)];

    /// <summary>Makes sure that all that is spoken can be said.</summary>
    /// <param name="messages">The messages that cross the wire.</param>
    /// <param name="owner">Whose they are, for people.</param>
    /// <exception cref="InvalidOperationException">A message has no codec of a protocol.</exception>
    internal void CheckCodecs(IEnumerable<WsMessageInfo> messages, string owner)
    {
        if (!protocols.Any(protocol => protocol.Binary is not null))
        {
            return;
        }

        WsMessageInfo[] missing = [.. messages.Where(message => !message.HasBinaryCodec)];
        if (missing.Length > 0)
        {
            throw new InvalidOperationException($"'{owner}' can't speak MessagePack. {WsMessageInfo.NoBinaryCodec(missing)}");
        }
    }

    /// <summary>What a socket takes from its peer.</summary>
    internal SocketLimits SocketLimits => new(MaxMessageBytes, MaxFragments);

    /// <summary>How often the clock of the heartbeat ticks: at most once a second, and several times in the shortest of its waits.</summary>
    internal TimeSpan HeartbeatPeriod =>
        TimeSpan.FromMilliseconds(Math.Clamp(Math.Min(ShortestWait, TimeToAnswer) / 4, 10, 1_000));

    /// <summary>
    /// How long a connection may be left alone before it is looked after again. A pause of reading that begins meanwhile has to
    /// be told of before the peer, whose ping is not read, has waited for its timeout.
    /// </summary>
    internal TimeSpan HeartbeatPatience =>
        TimeSpan.FromMilliseconds(Math.Clamp(Math.Min(ShortestWait / 4, (TimeToAnswer / 2) - HeartbeatPeriod.TotalMilliseconds), 10, 10_000));

    private double ShortestWait => Math.Min(Heartbeat.Interval.TotalMilliseconds, MessageTimeout.TotalMilliseconds);

    private double TimeToAnswer => (Heartbeat.Timeout - Heartbeat.Interval).TotalMilliseconds;

    // The longest delay that the timers of .NET take.
    private protected static TimeSpan LongestTimeout { get; } = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
}
