namespace TypedSockets;

/// <summary>What a <see cref="Heartbeat"/> finds due.</summary>
internal enum HeartbeatStep
{
    None,

    /// <summary>The peer is silent: ask whether it lives.</summary>
    Ping,

    /// <summary>This side does not read, so it can't answer the peer's pings: say that it lives (RFC 6455 section 5.5.3).</summary>
    Pong,

    /// <summary>The peer has been silent for too long.</summary>
    EndSilent,

    /// <summary>The peer does not finish a message that it has begun.</summary>
    EndUnfinished,
}
