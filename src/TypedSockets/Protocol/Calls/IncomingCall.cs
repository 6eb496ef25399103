namespace TypedSockets;

/// <summary>
/// A request of the other side that is open here. It gets exactly one terminal frame: a response, <c>ws.end</c> or
/// <c>ws.error</c>.
/// </summary>
internal sealed class IncomingCall : IDisposable
{
    private readonly Peer peer;
    private readonly CancellationTokenSource cancellation = new();
    private byte[] id = [];
    private int idLength;
    private int concluded;

    public IncomingCall(Peer peer, WsOperation operation)
    {
        this.peer = peer;
        Canceled = cancellation.Token;
        IsStream = operation.Kind == OperationKind.Stream;
        if (IsStream)
        {
            Upload = operation.CreateUpload(Grant);
            Outgoing = new OutgoingItems();
        }
    }

    /// <summary>The id that the other side chose.</summary>
    public ReadOnlyMemory<byte> Id => id.AsMemory(0, idLength);

    /// <summary>True until its terminal frame is about to be sent. Read and written by <see cref="IncomingCalls"/>, under its lock.</summary>
    public bool IsOpen { get; set; }

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

    /// <summary>Begins to serve a request.</summary>
    public void Open(ReadOnlySpan<byte> newId)
    {
        if (id.Length < newId.Length)
        {
            id = new byte[newId.Length];
        }

        newId.CopyTo(id);
        idLength = newId.Length;
        IsOpen = true;
    }

    /// <summary>Makes a call that is over ready for another request. False where it has to be disposed.</summary>
    /// <remarks>
    /// Whoever still listens to the token of the handler that has ended is no longer told of anything, as it would not be by
    /// a token that was disposed.
    /// </remarks>
    public bool TryReset()
    {
        concluded = 0;
        AnsweredWith = null;
        return !IsStream && cancellation.TryReset();
    }

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
    public ValueTask RespondAsync<TResponse>(TResponse response)
        where TResponse : IWsMessage<TResponse>
    {
        try
        {
            return SendLastAsync(peer.Encode(response, Id.Span));
        }
        catch (WsException exception) when (exception.Code == ErrorCodes.TooLarge)
        {
            peer.LogResponseTooLarge(Id.Span, TResponse.MessageType, exception);
            return FailAsync(new ErrorInfo(exception.Code, exception.Message));
        }
    }

    /// <summary>Sends every item as credit allows, then <c>ws.end</c>.</summary>
    public async ValueTask SendItemsAsync<TItem>(IAsyncEnumerable<TItem> items)
        where TItem : IWsMessage<TItem>
    {
        await peer.SendItemsAsync(items, Id, Outgoing!, Canceled).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Sends <c>ws.end</c>.</summary>
    public ValueTask EndAsync() => SendLastAsync(peer.EncodeEnd(Id.Span));

    /// <summary>Sends <c>ws.error</c>.</summary>
    public ValueTask FailAsync(ErrorInfo error)
    {
        if (!TryConclude())
        {
            return ValueTask.CompletedTask;
        }

        AnsweredWith = error.Code;
        return peer.SendFrameAsync(peer.EncodeError(Id.Span, error), CancellationToken.None);
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
            // Its handler is at its end, which the loop of the handlers sees at once and has the frame written.
            return peer.SendFrameAsync(frame, CancellationToken.None, wakes: false);
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

    private void Grant(int items) => peer.SendCredit(Id.Span, items);
}
