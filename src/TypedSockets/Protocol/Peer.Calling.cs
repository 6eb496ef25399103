using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <content>Calls to the other side.</content>
internal sealed partial class Peer
{
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => RequestAsync<TRequest, TResponse>(request, timeProvider.GetTimestamp(), cancellationToken);

    /// <summary>Sends a request and awaits its response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="since">When its caller began to wait, from when the timeout runs.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, long since, CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>
    {
        var call = new PendingResponse<TResponse>(outgoing.NextNumber());
        TimeSpan left = options.RequestTimeout - timeProvider.GetElapsedTime(since);

        // Before the request is sent: who has seen it may count on the timeout.
        using ITimer timeout = call.FailAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero, timeProvider, () => NoAnswer(TRequest.MessageType, call));
        await OpenAsync(call, request, cancellationToken).ConfigureAwait(false);
        try
        {
            return await call.Response.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            GiveUp(call);
        }
    }

    public async IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem>
    {
        PendingItems<TItem> call = NewItemsCall<TItem>(upload: null);
        await OpenAsync(call, request, cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (TItem item in call.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            GiveUp(call);
        }
    }

    public async ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
    {
        var call = new PendingEnd(outgoing.NextNumber()) { Upload = new OutgoingItems() };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        await OpenAsync(call, request, cancellationToken).ConfigureAwait(false);
        try
        {
            _ = PumpAsync(call, items, stop.Token);
            await call.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            GiveUp(call);
            await CancelAsync(stop).ConfigureAwait(false);
        }
    }

    public async ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse>
    {
        var call = new PendingResponse<TResponse>(outgoing.NextNumber()) { Upload = new OutgoingItems() };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        await OpenAsync(call, request, cancellationToken).ConfigureAwait(false);
        try
        {
            _ = PumpAsync(call, items, stop.Token);
            return await call.Response.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            GiveUp(call);
            await CancelAsync(stop).ConfigureAwait(false);
        }
    }

    public async IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem>
    {
        PendingItems<TItem> call = NewItemsCall<TItem>(new OutgoingItems());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Lifetime);
        await OpenAsync(call, request, cancellationToken).ConfigureAwait(false);
        try
        {
            _ = PumpAsync(call, items, stop.Token);
            await foreach (TItem item in call.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            GiveUp(call);
            await CancelAsync(stop).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a call and queues its request.</summary>
    private async ValueTask OpenAsync<TRequest>(PendingCall call, TRequest request, CancellationToken cancellationToken)
        where TRequest : IWsMessage<TRequest>
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.Span = CallSpans.Send(TRequest.MessageType, host);
        call.Start = metrics?.StartCall() ?? 0;
        try
        {
            Frame frame = Open(call, request);

            // The read loop may be waiting for a handler that now waits for an answer.
            received.WakeWriters();
            await SendFrameAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            outgoing.Remove(call);
            Observe(call, TRequest.MessageType, CallSpans.CodeOf(exception));
            throw;
        }
    }

    private Frame Open<TRequest>(PendingCall call, TRequest request)
        where TRequest : IWsMessage<TRequest>
    {
        Frame frame = Encode(request, Format(call, stackalloc byte[RequestId.MaxLength]), CallSpans.CurrentTraceParent);
        try
        {
            frame.Keep();
            call.Request = frame;
            outgoing.Add(call);
            return frame;
        }
        catch
        {
            frame.Release();
            throw;
        }
    }

    /// <summary>
    /// Closes a call; the other side is told where it has not finished it. A cancel goes ahead of the queue, so a request
    /// that still waits in it is withdrawn instead: the cancel would come before it, and mean nothing.
    /// </summary>
    private void GiveUp(PendingCall call)
    {
        bool wasOpen = outgoing.Remove(call);
        if (wasOpen && !call.Request!.TryWithdraw())
        {
            SendCancel(Format(call, stackalloc byte[RequestId.MaxLength]));
        }

        if (call.Span is not null || call.Start != 0)
        {
            Observe(call, call.Request!.Type!, CodeOf(call, wasOpen));
        }
    }

    /// <summary>
    /// Sends the items of a client stream and its end. Where they fail, that is told in their order, so that the other side takes
    /// all that came before; it ends the call then.
    /// </summary>
    private async Task PumpAsync<TUpload>(PendingCall call, IAsyncEnumerable<TUpload> items, CancellationToken stop)
        where TUpload : IWsMessage<TUpload>
    {
        byte[] id = Format(call, stackalloc byte[RequestId.MaxLength]).ToArray();
        try
        {
            Frame last = await SendUploadAsync(call, items, id, stop).ConfigureAwait(false);
            await SendFrameAsync(last, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }
    }

    /// <summary>Sends the items of a client stream, and returns the frame that is to end them.</summary>
    private async ValueTask<Frame> SendUploadAsync<TUpload>(PendingCall call, IAsyncEnumerable<TUpload> items, byte[] id, CancellationToken stop)
        where TUpload : IWsMessage<TUpload>
    {
        try
        {
            await SendItemsAsync(items, id, call.Upload!, stop).ConfigureAwait(false);
            return EncodeEnd(id);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !(exception is WsDisconnectedException && IsClosing))
        {
            call.UploadFault = exception;
            return EncodeError(id, OwnErrorOf(exception) ?? new ErrorInfo(ErrorCodes.Internal, "The items failed where they came from."));
        }
    }

    private PendingItems<TItem> NewItemsCall<TItem>(OutgoingItems? upload)
        where TItem : IWsMessage<TItem>
    {
        long number = outgoing.NextNumber();
        return new PendingItems<TItem>(number, Grant) { Upload = upload };

        void Grant(int items)
        {
            // What is left to read of a stream that has ended needs no credit.
            if (outgoing.TryFind(number, out _))
            {
                SendCredit(RequestId.Format(number, isServer, stackalloc byte[RequestId.MaxLength]), items);
            }
        }
    }

    private WsException NoAnswer(string type, PendingCall call) => new(
        ErrorCodes.Timeout,
        $"'{host.Name}' gave no answer to '{type}' (id {IdText(call)}) within {options.RequestTimeout}. Raise RequestTimeout where the answer may take longer.",
        inner: null)
    {
        RequestId = IdText(call),
    };

    private ReadOnlySpan<byte> Format(PendingCall call, Span<byte> destination) => RequestId.Format(call.Number, isServer, destination);

    private string IdText(PendingCall call) => Printable(Format(call, stackalloc byte[RequestId.MaxLength]));
}
