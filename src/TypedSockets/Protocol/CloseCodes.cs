namespace TypedSockets;

/// <summary>Close codes that <see cref="System.Net.WebSockets.WebSocketCloseStatus"/> does not name.</summary>
internal static class CloseCodes
{
    /// <summary>1013, registered with IANA: try again later.</summary>
    public const int TryAgainLater = 1013;
}
