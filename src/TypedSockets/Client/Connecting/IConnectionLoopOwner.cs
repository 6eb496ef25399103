namespace TypedSockets;

/// <summary>The client that a <see cref="ConnectionLoop"/> keeps connected. None of these throws.</summary>
internal interface IConnectionLoopOwner
{
    /// <summary>What is to be sent.</summary>
    SendBuffer Buffer { get; }

    /// <summary>What takes the server's messages.</summary>
    Subscriptions Subscriptions { get; }

    /// <summary>What its connections are measured with.</summary>
    ClientMetrics Metrics { get; }

    /// <summary>Told of every change of state, in order.</summary>
    void StateChanged(WsStateChangedEventArgs change);

    /// <summary>Told of the server's greeting, before the state is <see cref="WsClientState.Connected"/>.</summary>
    /// <param name="info">The greeting.</param>
    /// <param name="maxMessageBytes">The longest message that may be sent, in bytes.</param>
    /// <param name="protocol">What the connection speaks.</param>
    void ReceivedGreeting(ConnectedInfo info, int maxMessageBytes, WireProtocol protocol);

    /// <summary>Told of a <c>ws.error</c> for a one-way message.</summary>
    void ReceivedError(ErrorInfo error);

    /// <summary>Told once of each connection that has ended, of what it left.</summary>
    void TakeBack(UnsentMessages messages);

    /// <summary>True where something is to be done after each connect.</summary>
    bool HasConnectedHandlers { get; }

    /// <summary>Runs what is to be done after each connect.</summary>
    ValueTask RunConnectedHandlersAsync(CancellationToken cancellationToken);
}
