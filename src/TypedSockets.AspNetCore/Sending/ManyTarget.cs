namespace TypedSockets;

/// <summary>A target of many: a message is encoded once for each protocol and put into each member's queue, and nothing waits for a socket.</summary>
internal abstract class ManyTarget(WsHub hub, WsConnection? except) : WsTarget
{
    /// <summary>Whom the target calls.</summary>
    protected abstract TargetName Name { get; }

    /// <summary>The members, or <see langword="null"/> where there are none.</summary>
    protected abstract Room? FindMembers();

    public override ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (FindMembers() is { Count: > 0 } members)
        {
            var broadcast = new Broadcast<T>(message, hub.TimeProvider.GetUtcNow(), hub.Options);
            try
            {
                members.Send(ref broadcast, except);
            }
            finally
            {
                broadcast.Release();
            }
        }

        hub.SendObserver?.Sent(Name, message);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken = default) =>
        One(TRequest.MessageType).RequestAsync<TRequest, TResponse>(request, cancellationToken);

    public override IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, CancellationToken cancellationToken = default) =>
        One(TRequest.MessageType).StreamAsync<TRequest, TItem>(request, cancellationToken);

    public override ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default) =>
        One(TRequest.MessageType).UploadAsync(request, items, cancellationToken);

    public override ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default) =>
        One(TRequest.MessageType).UploadAsync<TRequest, TUpload, TResponse>(request, items, cancellationToken);

    public override IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default) =>
        One(TRequest.MessageType).DuplexAsync<TRequest, TUpload, TItem>(request, items, cancellationToken);

    /// <summary>The one connection that can answer.</summary>
    protected virtual Peer One(string messageType) =>
        throw new InvalidOperationException($"'{messageType}' awaits an answer, which {Name} can't give: many may receive it. Call it on Caller or Client(connectionId).");
}
