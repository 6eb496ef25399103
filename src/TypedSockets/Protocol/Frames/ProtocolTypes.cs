namespace TypedSockets;

/// <summary>The types of the protocol's own frames.</summary>
internal static class ProtocolTypes
{
    public static ReadOnlySpan<byte> Prefix => "ws."u8;

    public static ReadOnlySpan<byte> Connected => "ws.connected"u8;

    public static ReadOnlySpan<byte> Error => "ws.error"u8;

    public static ReadOnlySpan<byte> End => "ws.end"u8;

    public static ReadOnlySpan<byte> Cancel => "ws.cancel"u8;

    public static ReadOnlySpan<byte> Credit => "ws.credit"u8;

    public static ReadOnlySpan<byte> Closing => "ws.closing"u8;

    public static ReadOnlySpan<byte> Ping => "ws.ping"u8;

    public static ReadOnlySpan<byte> Pong => "ws.pong"u8;

    /// <summary>The type as text; <see langword="null"/> where the protocol has no such frame.</summary>
    public static string? Find(ReadOnlySpan<byte> type) =>
        type.SequenceEqual(Credit) ? "ws.credit"
        : type.SequenceEqual(End) ? "ws.end"
        : type.SequenceEqual(Error) ? "ws.error"
        : type.SequenceEqual(Cancel) ? "ws.cancel"
        : type.SequenceEqual(Ping) ? "ws.ping"
        : type.SequenceEqual(Pong) ? "ws.pong"
        : type.SequenceEqual(Connected) ? "ws.connected"
        : type.SequenceEqual(Closing) ? "ws.closing"
        : null;
}
