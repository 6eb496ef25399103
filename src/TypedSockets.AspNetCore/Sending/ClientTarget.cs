namespace TypedSockets;

/// <summary>One connection. A send waits for room in its queue.</summary>
internal sealed class ClientTarget : WsTarget
{
    private readonly WsHub hub;
    private readonly string connectionId;
    private readonly WsConnection? connection;

    /// <summary>The connection that an endpoint serves.</summary>
    public ClientTarget(WsHub hub, WsConnection connection)
        : this(hub, connection.Id) => this.connection = connection;

    /// <summary>A connection that is looked up at each call.</summary>
    public ClientTarget(WsHub hub, string connectionId)
    {
        this.hub = hub;
        this.connectionId = connectionId;
    }

    public override async ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
    {
        try
        {
            if (Find() is { } found)
            {
                await found.SendAsync(message, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (WsDisconnectedException) when (connection is null)
        {
            // It left at this very moment, and who has left receives nothing. That is no fault of who sends.
        }
    }

    public override ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken = default) =>
        Get(TRequest.MessageType).RequestAsync<TRequest, TResponse>(request, cancellationToken);

    public override IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, CancellationToken cancellationToken = default) =>
        Get(TRequest.MessageType).StreamAsync<TRequest, TItem>(request, cancellationToken);

    public override ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default) =>
        Get(TRequest.MessageType).UploadAsync(request, items, cancellationToken);

    public override ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default) =>
        Get(TRequest.MessageType).UploadAsync<TRequest, TUpload, TResponse>(request, items, cancellationToken);

    public override IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default) =>
        Get(TRequest.MessageType).DuplexAsync<TRequest, TUpload, TItem>(request, items, cancellationToken);

    private WsConnection? Find() => connection ?? hub.Connections.Find(connectionId);

    private Peer Get(string messageType) =>
        Find()?.Peer ?? throw new WsDisconnectedException($"'{messageType}' can't be sent: there is no connection '{connectionId}'.");
}
