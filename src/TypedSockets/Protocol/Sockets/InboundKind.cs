namespace TypedSockets;

/// <summary>What a <see cref="MessageSocket"/> received.</summary>
internal enum InboundKind
{
    /// <summary>A whole message of the kind that the protocol has; of valid UTF-8 where that is text.</summary>
    Message,

    /// <summary>A message has begun that is binary where the protocol has text, or the reverse. What follows is skipped, up to the close.</summary>
    WrongKind,

    /// <summary>A message that is longer than allowed. What follows is skipped, up to the close.</summary>
    TooLarge,

    /// <summary>A message of more fragments than allowed. What follows is skipped, up to the close.</summary>
    TooManyFragments,

    /// <summary>A text message that is no UTF-8 (RFC 6455 section 8.1). What follows is skipped, up to the close.</summary>
    InvalidUtf8,

    /// <summary>Bytes that are no frames; <see cref="MessageSocket.Violation"/> says why. Nothing can follow.</summary>
    Violation,

    /// <summary>A ping, with what its pong has to repeat.</summary>
    Ping,

    /// <summary>A pong.</summary>
    Pong,

    /// <summary>The peer's close, or the end of a connection that was closed for a <see cref="Violation"/>.</summary>
    Close,
}
