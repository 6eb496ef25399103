namespace TypedSockets;

/// <summary>
/// How much may wait to be sent on one connection. Pings, closes, credits and cancels go ahead of the queue. An event that
/// finds it full never waits, so that a stalled receiver costs the others nothing.
/// </summary>
public sealed class WsSendQueueOptions
{
    /// <summary>The most frames that wait. Default: 1,000. At least 1.</summary>
    public int MaxFrames { get; set; } = 1_000;

    /// <summary>The most bytes that wait; a single frame always passes. Default: 4 MiB. At least 1.</summary>
    public long MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How long a response, an error, an item of a stream or a send to one connection waits for room before the connection is closed
    /// with 1013. Default: 5 s. More than zero.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What becomes of an event that finds the queue full. Default: <see cref="WsWhenFull.Disconnect"/>. A client sends no
    /// events, so there it changes nothing.
    /// </summary>
    public WsWhenFull WhenFull { get; set; }
}
