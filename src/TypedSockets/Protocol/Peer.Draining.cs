namespace TypedSockets;

/// <content>The end in good order of a connection whose server shuts down.</content>
internal sealed partial class Peer
{
    /// <summary>
    /// Takes no new operations, ends the streams, and completes when everything that was accepted before has been handled.
    /// </summary>
    public Task DrainAsync()
    {
        inFlight.Close();
        incoming.CancelStreams(ErrorCodes.Unavailable);
        return inFlight.WhenIdleAsync();
    }

    /// <summary>
    /// Answers every request that is still open with <c>ws.unavailable</c>, so that none ends in silence, and asks its handler to
    /// give up. What the handler sends later is dropped. Completes when the answers are in the send queue.
    /// </summary>
    public async Task GiveUpRequestsAsync()
    {
        try
        {
            foreach (IncomingCall call in incoming.ToArray())
            {
                call.TryCancel(ErrorCodes.Unavailable);
                await call.FailAsync(new ErrorInfo(call.CancelCode, "The server is shutting down and could not finish this. Reconnect and try again.")).ConfigureAwait(false);
            }
        }
        catch (WsDisconnectedException)
        {
            // Nobody is left to be told.
        }
    }

    /// <summary>
    /// Asks the handlers of one-way messages to give up too, and answers those that wait for theirs. Completes when none runs
    /// any more, which one that ignores its token may never let happen.
    /// </summary>
    public Task GiveUpHandlersAsync()
    {
        _ = CancelAsync(handling);
        return inFlight.WhenIdleAsync();
    }

    /// <summary>Closes the connection, waiting for the peer, and for handlers that have not given up, no longer than this.</summary>
    public async Task CloseAsync(int code, string reason, TimeSpan timeout)
    {
        closeTimeout = timeout < options.CloseTimeout ? timeout : options.CloseTimeout;
        Close(code, reason);

        // A close that has begun before gets no more time either.
        StartCloseTimer();
        await Ended.ConfigureAwait(false);
    }
}
