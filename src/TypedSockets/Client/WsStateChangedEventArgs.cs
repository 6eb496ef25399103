namespace TypedSockets;

/// <summary>A change of <see cref="WsClient.State"/>.</summary>
public sealed class WsStateChangedEventArgs : EventArgs
{
    internal WsStateChangedEventArgs(WsClientState oldState, WsClientState newState, WsDisconnect? disconnect, Exception? exception)
    {
        OldState = oldState;
        NewState = newState;
        Disconnect = disconnect;
        Exception = exception;
    }

    /// <summary>The state before.</summary>
    public WsClientState OldState { get; }

    /// <summary>The state now.</summary>
    public WsClientState NewState { get; }

    /// <summary>How the connection ended, where one did.</summary>
    public WsDisconnect? Disconnect { get; }

    /// <summary>Why it could not be connected or what broke the connection, where something did.</summary>
    public Exception? Exception { get; }
}
