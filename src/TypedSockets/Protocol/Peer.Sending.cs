namespace TypedSockets;

/// <content>The write loop, and everything that encodes and queues frames.</content>
internal sealed partial class Peer
{
    // An error for which the read loop found no room. The loop's own.
    private Frame? owedError;

    private int MaxItemBytes => Math.Min(options.MaxStreamItemBytes, options.MaxMessageBytes);

    private DateTimeOffset Now => timeProvider.GetUtcNow();

    /// <summary>Queues a one-way message for this connection, waiting for room.</summary>
    /// <exception cref="WsException">The message exceeds the limit.</exception>
    /// <exception cref="WsDisconnectedException">The connection ended, or had no room in time.</exception>
    public ValueTask SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : IWsMessage<T> => SendFrameAsync(Encode(message, default, CallSpans.CurrentTraceParent), cancellationToken);

    /// <summary>
    /// Queues a frame that this connection shares with others. Never waits: where there is no room, the connection is closed or
    /// an event dropped, as <see cref="WsSendQueueOptions.WhenFull"/> says.
    /// </summary>
    public void SendEvent(Frame frame)
    {
        frame.Retain();
        QueueResult result;
        do
        {
            result = outbound.TrySendEvent(frame, out Frame? displaced);
            if (displaced is not null)
            {
                Drop(displaced);
            }
        }
        while (result == QueueResult.Displaced);

        if (result == QueueResult.Full && options.SendQueue.WhenFull != WsWhenFull.Disconnect)
        {
            Drop(frame);
        }
        else
        {
            CloseWhereNotAdded(result, frame);
        }
    }

    /// <summary>Encodes a message for this connection.</summary>
    public Frame Encode<T>(T message, ReadOnlySpan<byte> id, string? traceParent = null)
        where T : IWsMessage<T> => FrameWriter.Encode(protocol, message, id, Now, MaxMessageBytes, traceParent);

    public Frame EncodeEnd(ReadOnlySpan<byte> id) => FrameWriter.Encode(protocol, ProtocolTypes.End, id, Now, 0, writePayload: null);

    public Frame EncodeError(ReadOnlySpan<byte> id, ErrorInfo error)
    {
        metrics?.Failed(error.Code);
        return FrameWriter.Encode(protocol, ProtocolTypes.Error, id, Now, error, static (ref writer, error) => error.Write(ref writer));
    }

    /// <summary>Queues <c>ws.connected</c>, the server's first frame: nothing goes ahead of it. It may be sent again when it changes.</summary>
    public void SendConnected(ConnectedInfo info) =>
        SendUrgent(FrameWriter.Encode(protocol, ProtocolTypes.Connected, default, Now, info, static (ref writer, info) => info.Write(ref writer)));

    /// <summary>Tells the client that the server is about to leave.</summary>
    public void SendClosing(TimeSpan retryAfter) =>
        SendUrgent(FrameWriter.Encode(protocol, ProtocolTypes.Closing, default, Now, retryAfter, ClosingInfo.Write));

    /// <summary>Grants the producer of a stream more items.</summary>
    public void SendCredit(ReadOnlySpan<byte> id, int items) =>
        SendUrgent(FrameWriter.Encode(protocol, ProtocolTypes.Credit, id, Now, items, CreditInfo.Write));

    /// <summary>Queues a frame, waiting for room.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="wakes">Whether it is written at once. If not, the caller sees to it with <see cref="Outbound.Wake"/>.</param>
    /// <exception cref="WsDisconnectedException">The connection ended, or had no room in time.</exception>
    public ValueTask SendFrameAsync(Frame frame, CancellationToken cancellationToken, bool wakes = true)
    {
        QueueResult result = outbound.TrySend(frame, wakes);
        return result == QueueResult.Added ? ValueTask.CompletedTask : SendSlowAsync(frame, result, cancellationToken);
    }

    /// <summary>Sends every item as credit allows. The first thing it does is to give up the thread it was called on.</summary>
    public async ValueTask SendItemsAsync<TItem>(IAsyncEnumerable<TItem> items, ReadOnlyMemory<byte> id, OutgoingItems credit, CancellationToken cancellationToken)
        where TItem : IWsMessage<TItem>
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        int maxBytes = Math.Min(MaxItemBytes, MaxMessageBytes);
        await foreach (TItem item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await credit.TakeAsync(cancellationToken).ConfigureAwait(false);
            await SendFrameAsync(FrameWriter.Encode(protocol, item, id.Span, Now, maxBytes), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask SendSlowAsync(Frame frame, QueueResult result, CancellationToken cancellationToken)
    {
        if (result == QueueResult.Full)
        {
            result = await outbound.WaitAndSendAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            frame.Release();
        }

        switch (result)
        {
            case QueueResult.Full:
                CloseSlowConsumer();
                throw new WsDisconnectedException($"The connection '{host.Name}' did not take what was sent within {options.SendQueue.MaxWait} (SendQueue.MaxWait) and is closed.");
            case QueueResult.Completed:
                throw new WsDisconnectedException($"The connection '{host.Name}' has ended; nothing more can be sent on it.");
        }
    }

    /// <summary>
    /// Answers from the read loop, at most once for each message. Where there is no room the error is owed: the loop sends it
    /// before it reads on, so that a client which sends but does not take its answers is pushed back. A client answers only
    /// frames that have an id.
    /// </summary>
    private void SendError(ReadOnlySpan<byte> id, ErrorInfo error)
    {
        if (!isServer && id.IsEmpty)
        {
            return;
        }

        Frame frame = EncodeError(id, error);
        switch (outbound.TrySend(frame))
        {
            case QueueResult.Full:
                owedError = frame;
                break;
            case QueueResult.Completed:
                frame.Release();
                break;
        }
    }

    private async ValueTask SendOwedErrorAsync(Frame frame)
    {
        try
        {
            heartbeat.Pause();
            received.Wake(inline: false);
            await SendFrameAsync(frame, CancellationToken.None).ConfigureAwait(false);
        }
        catch (WsDisconnectedException)
        {
            // The connection is closing, because of this very error where there was no room for it in time.
        }
        finally
        {
            heartbeat.Resume();
        }
    }

    private void SendCancel(ReadOnlySpan<byte> id) => SendUrgent(FrameWriter.Encode(protocol, ProtocolTypes.Cancel, id, Now, 0, writePayload: null));

    private void SendUrgent(Frame frame) => CloseWhereNotAdded(outbound.TrySendUrgent(frame), frame);

    private void CloseWhereNotAdded(QueueResult result, Frame frame)
    {
        if (result == QueueResult.Added)
        {
            return;
        }

        frame.Release();
        if (result == QueueResult.Full)
        {
            CloseSlowConsumer();
        }
    }

    /// <summary>Drops an event for which there is no room.</summary>
    private void Drop(Frame frame)
    {
        metrics?.Dropped(frame);
        frame.Release();
    }

    private void CloseSlowConsumer() => Close(CloseCodes.TryAgainLater, ErrorCodes.SlowConsumer, discard: true);

    /// <summary>Writes until the queue is completed, then the close frame: this side's own, or the answer to the peer's.</summary>
    private async Task WriteAsync()
    {
        try
        {
            try
            {
                while (await outbound.WaitAsync().ConfigureAwait(false))
                {
                    await outbound.WriteQueuedAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                outbound.End();
            }

            if (closing is { } own)
            {
                await socket.WriteCloseAsync(new CloseFrame(own.Code, own.Reason)).ConfigureAwait(false);
            }
            else if (socket.PeerClose is { } close)
            {
                await socket.WriteCloseAsync(close).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // The reader sees the end of the connection too, and tells of it. A socket that has ended meanwhile says that it is in no state to be
            // written to.
            if (IsOfNetwork(exception) || exception is InvalidOperationException)
            {
                LogWriteBroken(host.Name, exception);
            }
            else
            {
                LogWriteFault(host.Name, exception);
            }

            Abort();
        }
    }
}
