namespace TypedSockets;

/// <summary>How a connection finds out that the other side is gone (RFC 6455 section 5.5.2).</summary>
public sealed class WsHeartbeatOptions
{
    /// <summary>The time without a received frame after which a ping is sent. Default: 30 s. More than zero.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time without a received frame after which the connection is ended. Default: 45 s. Longer than
    /// <see cref="Interval"/>.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(45);
}
