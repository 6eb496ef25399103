namespace TypedSockets;

/// <summary>
/// How much received may wait for its handler on one connection. When it is full the socket is not read until there is
/// room. While a handler awaits an answer of this very connection, reading goes on and what does not fit is answered with
/// <c>ws.busy</c>.
/// </summary>
public sealed class WsReceiveQueueOptions
{
    /// <summary>The most messages that wait. Default: 256. At least 1.</summary>
    public int MaxMessages { get; set; } = 256;

    /// <summary>The most bytes that wait; a single message always passes. Default: 4 MiB. At least 1.</summary>
    public long MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How long reading may pause before the connection is closed with 1013. Default: 60 s. More than zero.</summary>
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromSeconds(60);
}
