namespace TypedSockets;

/// <summary>The end of a connection that a <see cref="Peer"/> works for: the server's connection or the client.</summary>
internal interface IPeerHost
{
    /// <summary>Who this connection is, for logs and errors.</summary>
    string Name { get; }

    /// <summary>What the connection is measured with; <see langword="null"/> where it is not.</summary>
    PeerMetrics? Metrics { get; }

    /// <summary>Where the one-way messages are left that were not sent; <see langword="null"/> where nobody asks for them.</summary>
    UnsentMessages? Unsent { get; }

    /// <summary>
    /// True where the trace context of a received message is the parent of its handler's span; false where it is only linked.
    /// </summary>
    bool TrustsRemoteTrace { get; }

    /// <summary>Adds what is to be known of this connection to the tags of a span.</summary>
    void AddTags(ICollection<KeyValuePair<string, object?>> tags);

    /// <summary>Finds the operation that takes messages of this type and what it runs on.</summary>
    bool TryFindOperation(ReadOnlySpan<byte> type, out WsOperation operation, out object target);

    /// <summary>Decides, in its turn, whether the other side may run an operation that has metadata.</summary>
    ValueTask<bool> MayRunAsync(WsOperation operation);

    /// <summary>Counts one received message against the rate of this connection.</summary>
    /// <param name="hasId">Whether the message has an id, so that its refusal can be matched.</param>
    /// <param name="answer">Whether a refusal may be answered.</param>
    /// <returns>False where the message is refused.</returns>
    bool TryTakePermit(bool hasId, out bool answer);

    /// <summary>Runs before the first message is handled.</summary>
    ValueTask OpenedAsync(CancellationToken cancellationToken);

    /// <summary>Told as soon as the connection takes no more part in anything; handlers may still be running.</summary>
    void Ended(WsDisconnect disconnect);

    /// <summary>Runs once, after the last handler.</summary>
    ValueTask ClosedAsync(WsDisconnect disconnect);

    /// <summary>Told of a <c>ws.error</c> that belongs to no request.</summary>
    void ReceivedError(ErrorInfo error);

    /// <summary>Told of the server's <c>ws.connected</c>, each time.</summary>
    void ReceivedConnected(ConnectedInfo info);

    /// <summary>Told of the server's <c>ws.closing</c>.</summary>
    void ReceivedClosing(TimeSpan retryAfter);

    /// <summary>What the other side may be told of a handler's fault.</summary>
    string Describe(Exception exception);
}
