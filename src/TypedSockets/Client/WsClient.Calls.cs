using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <content>Calls to the server.</content>
public abstract partial class WsClient
{
    /// <summary>
    /// Sends a one-way message. Completes when it is in the queue of the connection, or buffered while there is none. It is
    /// written to one connection at most: where the connection ends before, it is kept for the next one; where it breaks
    /// meanwhile, or the client is closed before, <see cref="ErrorReceived"/> tells of it, as it does if the server refuses it.
    /// What was written is not acknowledged: send a request where that matters.
    /// </summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends waiting for room in the queue.</param>
    /// <exception cref="WsBufferFullException">There is no connection that takes new calls, and the buffer is full.</exception>
    /// <exception cref="WsDisconnectedException">The client is closed.</exception>
    /// <exception cref="WsException">
    /// The message is longer than <see cref="WsConnectionOptions.MaxMessageBytes"/>, or than the server takes (<c>ws.too_large</c>).
    /// </exception>
    public ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(message);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (buffer.Peer is not { } peer)
        {
            return BufferAsync(message, cancellationToken);
        }

        ValueTask sending = peer.SendAsync(message, cancellationToken);
        return sending.IsCompletedSuccessfully ? sending : SendOrBufferAsync(sending, message, cancellationToken);
    }

    /// <summary>Sends a request and awaits its response.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives the request up; the server is told.</param>
    /// <returns>The response.</returns>
    /// <exception cref="WsException">
    /// The server answered with an error, or gave no answer within <see cref="WsConnectionOptions.RequestTimeout"/>, which
    /// includes the time in the buffer (<c>ws.timeout</c>).
    /// </exception>
    /// <exception cref="WsBufferFullException">There is no connection that takes new calls, and the buffer is full.</exception>
    /// <exception cref="WsDisconnectedException">The connection was lost before the answer, or the client is closed.</exception>
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(request);
        return buffer.Peer is { } peer
            ? peer.RequestAsync<TRequest, TResponse>(request, cancellationToken)
            : RequestWhenConnectedAsync<TRequest, TResponse>(request, cancellationToken);
    }

    /// <summary>Sends a request that a stream answers, each time the result is enumerated.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives the stream up, as ending the enumeration does; the server is told.</param>
    /// <returns>The items, as fast as they are taken.</returns>
    public IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem>
    {
        ArgumentNullException.ThrowIfNull(request);
        return StreamWhenConnectedAsync((peer, token) => peer.StreamAsync<TRequest, TItem>(request, token), cancellationToken);
    }

    /// <summary>Sends a request with a stream of items, as fast as the server takes them, and completes when it has taken all.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="items">The items; the enumeration ends early when the server ends the call. Where it throws, the server
    /// is told, with the code of a <see cref="WsException"/> or <c>ws.internal</c>, and the call fails with that exception once the server has ended it.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <returns>Completes when the server has taken all.</returns>
    public async ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(items);
        SendTurn turn = await buffer.WaitTurnAsync(cancellationToken).ConfigureAwait(false);
        ValueTask upload = turn.Peer.UploadAsync(request, items, cancellationToken);
        turn.Dispose();
        await upload.ConfigureAwait(false);
    }

    /// <summary>Sends a request with a stream of items, as fast as the server takes them, and awaits the response.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="items">The items; the enumeration ends early when the server responds. Where it throws, the server
    /// is told, with the code of a <see cref="WsException"/> or <c>ws.internal</c>, and the call fails with that exception once the server has ended it.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <returns>The response.</returns>
    public async ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(items);
        SendTurn turn = await buffer.WaitTurnAsync(cancellationToken).ConfigureAwait(false);
        ValueTask<TResponse> upload = turn.Peer.UploadAsync<TRequest, TUpload, TResponse>(request, items, cancellationToken);
        turn.Dispose();
        return await upload.ConfigureAwait(false);
    }

    /// <summary>Exchanges a stream for a stream, each time the result is enumerated.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="items">The items to send; the enumeration ends early when the server ends the call. Where it throws, the server
    /// is told, with the code of a <see cref="WsException"/> or <c>ws.internal</c>, and the call fails with that exception once the server has ended it.</param>
    /// <param name="cancellationToken">Gives the call up, as ending the enumeration does; the server is told.</param>
    /// <returns>The items that answer.</returns>
    public IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem>
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(items);
        return StreamWhenConnectedAsync((peer, token) => peer.DuplexAsync<TRequest, TUpload, TItem>(request, items, token), cancellationToken);
    }

    /// <summary>Awaits room in the connection's queue; a connection that ends meanwhile has not taken the message.</summary>
    private async ValueTask SendOrBufferAsync<T>(ValueTask sending, T message, CancellationToken cancellationToken)
        where T : IWsMessage<T>
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (WsDisconnectedException)
        {
            await BufferAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask BufferAsync<T>(T message, CancellationToken cancellationToken)
        where T : IWsMessage<T>
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        string? traceParent = CallSpans.CurrentTraceParent;
        Func<WireProtocol, Frame>? encodeAgain = options.GetProtocols().Count > 1 ? EncodeFor : null;
        var buffered = new BufferedMessage(EncodeFor(protocol), ReportLost, encodeAgain);
        Frame EncodeFor(WireProtocol spoken) => FrameWriter.Encode(spoken, message, id: default, now, maxMessageBytes, traceParent);
        try
        {
            await buffer.AddAsync(buffered, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WsException or OperationCanceledException)
        {
            buffered.Release();
            throw;
        }
    }

    private void ReportLost(string type, WsException reason)
    {
        logger.LogMessageLost(type, reason.Message);
        Raise(ErrorReceived, new WsErrorEventArgs(reason.Code, $"'{type}' was not sent and is lost: {reason.Message}") { MessageType = type });
    }

    private async ValueTask<TResponse> RequestWhenConnectedAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>
    {
        long start = timeProvider.GetTimestamp();
        SendTurn turn = await WaitTurnInTimeAsync(TRequest.MessageType, cancellationToken).ConfigureAwait(false);
        ValueTask<TResponse> response = turn.Peer.RequestAsync<TRequest, TResponse>(request, start, cancellationToken);
        turn.Dispose();
        return await response.ConfigureAwait(false);
    }

    private async ValueTask<SendTurn> WaitTurnInTimeAsync(string type, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.RequestTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await buffer.WaitTurnAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WsException(
                ErrorCodes.Timeout,
                $"'{type}' was not sent: there was no connection that could take it within {options.RequestTimeout} (RequestTimeout). The client is {State}.",
                inner: null);
        }
    }

    private async IAsyncEnumerable<TItem> StreamWhenConnectedAsync<TItem>(Func<Peer, CancellationToken, IAsyncEnumerable<TItem>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SendTurn turn = await buffer.WaitTurnAsync(cancellationToken).ConfigureAwait(false);
        IAsyncEnumerator<TItem> items = open(turn.Peer, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            // The first move is what sends the request.
            ValueTask<bool> moved = items.MoveNextAsync();
            turn.Dispose();
            while (await moved.ConfigureAwait(false))
            {
                yield return items.Current;
                moved = items.MoveNextAsync();
            }
        }
    }
}
