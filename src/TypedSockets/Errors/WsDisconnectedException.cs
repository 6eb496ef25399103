namespace TypedSockets;

/// <summary>The connection ended before the operation did, or there is none.</summary>
public sealed class WsDisconnectedException : WsException
{
    internal WsDisconnectedException(string message, WsDisconnect? disconnect = null, Exception? inner = null)
        : base(ErrorCodes.Disconnected, message, inner) => Disconnect = disconnect;

    /// <summary>How the connection ended, where there was one.</summary>
    public WsDisconnect? Disconnect { get; }
}
