namespace TypedSockets;

/// <summary>
/// A request of the other side that is open here. It gets exactly one terminal frame: a response, <c>ws.end</c> or
/// <c>ws.error</c>.
/// </summary>
internal sealed class IncomingCall : IDisposable
{
    private readonly Peer peer;
    private readonly byte[] id;
    private readonly CancellationTokenSource cancellation;
    private int concluded;

    public IncomingCall(Peer peer, ReadOnlySpan<byte> id, WsOperation operation)
    {
        this.peer = peer;
        this.id = id.ToArray();
        IsStream = operation.Kind == OperationKind.Stream;
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(peer.Lifetime);
        Canceled = cancellation.Token;
        Upload = operation.CreateUpload(Grant);
        Outgoing = IsStream ? new OutgoingItems() : null;
    }

    /// <summary>The id that the other side chose.</summary>
    public byte[] Id => id;

    /// <summary>True where items flow in either direction.</summary>
    public bool IsStream { get; }

    /// <summary>The items that the other side sends, where the operation takes any.</summary>
    public IncomingItems? Upload { get; }

    /// <summary>The credit of the items that this side sends.</summary>
    public OutgoingItems? Outgoing { get; }

    /// <summary>Canceled when the caller cancels or leaves, or when the server ends streams to shut down.</summary>
    public CancellationToken Canceled { get; }

    /// <summary>The error code that the terminal frame gets when the handler gives up because of <see cref="Canceled"/>.</summary>
    public string CancelCode { get; private set; } = ErrorCodes.Canceled;

    /// <summary>The code of the error that answered the call; <see langword="null"/> where none did.</summary>
    public string? AnsweredWith { get; private set; }

    /// <summary>Asks the handler to give up. False where it was asked before.</summary>
    public bool TryCancel(string code)
    {
        if (Canceled.IsCancellationRequested)
        {
            return false;
        }

        CancelCode = code;
        _ = peer.CancelAsync(cancellation);
        Upload?.TryComplete(new OperationCanceledException("The caller canceled the stream."));
        return true;
    }

    /// <summary>Sends the response, or <c>ws.too_large</c> where it exceeds the message limit.</summary>
    public async ValueTask RespondAsync<TResponse>(TResponse response)
        where TResponse : IWsMessage<TResponse>
    {
        Frame frame;
        try
        {
            frame = peer.Encode(response, id);
        }
        catch (WsException exception) when (exception.Code == ErrorCodes.TooLarge)
        {
            peer.LogResponseTooLarge(id, TResponse.MessageType, exception);
            await FailAsync(new ErrorInfo(exception.Code, exception.Message)).ConfigureAwait(false);
            return;
        }

        await SendLastAsync(frame).ConfigureAwait(false);
    }

    /// <summary>Sends every item as credit allows, then <c>ws.end</c>.</summary>
    public async ValueTask SendItemsAsync<TItem>(IAsyncEnumerable<TItem> items)
        where TItem : IWsMessage<TItem>
    {
        await peer.SendItemsAsync(items, id, Outgoing!, Canceled).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Sends <c>ws.end</c>.</summary>
    public ValueTask EndAsync() => SendLastAsync(peer.EncodeEnd(id));

    /// <summary>Sends <c>ws.error</c>.</summary>
    public ValueTask FailAsync(ErrorInfo error)
    {
        if (!TryConclude())
        {
            return ValueTask.CompletedTask;
        }

        AnsweredWith = error.Code;
        return peer.SendFrameAsync(peer.EncodeError(id, error), CancellationToken.None);
    }

    public void Dispose()
    {
        Upload?.TryComplete();
        cancellation.Dispose();
    }

    /// <summary>Sends the terminal frame; one that comes after it is dropped.</summary>
    private ValueTask SendLastAsync(Frame frame)
    {
        if (TryConclude())
        {
            return peer.SendFrameAsync(frame, CancellationToken.None);
        }

        frame.Release();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Closes the call, before its terminal frame is sent: whoever has received that may use the id again. False where it is
    /// closed already.
    /// </summary>
    private bool TryConclude()
    {
        if (Interlocked.Exchange(ref concluded, 1) != 0)
        {
            return false;
        }

        peer.Conclude(this);
        return true;
    }

    private void Grant(int items) => peer.SendCredit(id, items);
}
