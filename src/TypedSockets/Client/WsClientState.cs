namespace TypedSockets;

/// <summary>Where a client is in its life.</summary>
public enum WsClientState
{
    /// <summary>Not connected, and not trying to be. Messages are buffered.</summary>
    Disconnected,

    /// <summary>The first connection is being made. Messages are buffered.</summary>
    Connecting,

    /// <summary>The server has greeted this client.</summary>
    Connected,

    /// <summary>The connection was lost and is being made again. Messages are buffered.</summary>
    Reconnecting,

    /// <summary>
    /// Closed by this client, or by the server in a way that forbids to come back. Nothing can be sent until
    /// <see cref="WsClient.ConnectAsync"/> is called.
    /// </summary>
    Closed,
}
