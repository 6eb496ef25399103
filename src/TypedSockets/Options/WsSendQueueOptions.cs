namespace TypedSockets;

/// <summary>
/// How much may wait to be sent on one connection. Pings, closes, credits and cancels go ahead of the queue. An event that
/// finds it full closes the connection with 1013, so that a stalled receiver costs the others nothing.
/// </summary>
public sealed class WsSendQueueOptions
{
    /// <summary>The most frames that wait. Default: 1,000. At least 1.</summary>
    public int MaxFrames { get; set; } = 1_000;

    /// <summary>The most bytes that wait; a single frame always passes. Default: 4 MiB. At least 1.</summary>
    public long MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How long a response, an item of a stream or a send to one connection waits for room before the connection is closed
    /// with 1013. Default: 5 s. More than zero.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);
}
