namespace TypedSockets;

/// <summary>The error codes of the protocol. A handler's own codes never begin with <see cref="Prefix"/>.</summary>
internal static class ErrorCodes
{
    public const string Prefix = "ws.";
    public const string Malformed = "ws.malformed";
    public const string UnknownType = "ws.unknown_type";
    public const string InvalidPayload = "ws.invalid_payload";
    public const string Unauthorized = "ws.unauthorized";
    public const string RateLimited = "ws.rate_limited";
    public const string Busy = "ws.busy";
    public const string TooLarge = "ws.too_large";
    public const string RoomLimit = "ws.room_limit";
    public const string Unavailable = "ws.unavailable";
    public const string Timeout = "ws.timeout";
    public const string Canceled = "ws.canceled";
    public const string Internal = "ws.internal";

    // What this side finds out by itself; these never cross the wire.
    public const string BufferFull = "ws.buffer_full";
    public const string ConnectFailed = "ws.connect_failed";
    public const string Disconnected = "ws.disconnected";
    public const string Silent = "ws.silent";

    // Reasons of a close that no ws.error precedes.
    public const string WrongFrameKind = "ws.wrong_frame_kind";
    public const string ProtocolError = "ws.protocol_error";
    public const string TooManyFragments = "ws.too_many_fragments";
    public const string Credit = "ws.credit";
    public const string Expired = "ws.expired";
    public const string SlowConsumer = "ws.slow_consumer";
    public const string ShuttingDown = "ws.shutting_down";
}
