using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets;

/// <summary>One endpoint and its connection, from the accepted handshake to the disposed endpoint.</summary>
internal sealed class EndpointHost<TEndpoint> : IPeerHost
    where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint>
{
    private readonly TEndpoint endpoint;
    private readonly WsHub<TEndpoint> hub;
    private readonly WsConnection connection;
    private readonly IServiceProvider services;
    private readonly DateTimeOffset? expires;
    private ExpiryTimer? expiry;

    public EndpointHost(TEndpoint endpoint, WsHub<TEndpoint> hub, HttpContext context, DateTimeOffset? expires)
    {
        this.endpoint = endpoint;
        this.hub = hub;
        this.expires = expires;
        services = context.RequestServices;
        connection = new WsConnection(hub, context);
        TrustsRemoteTrace = context.Request.Headers.Origin.Count == 0;
        MessageRateLimit limit = context.GetEndpoint()?.Metadata.GetMetadata<MessageRateLimit>() ?? hub.RateLimit;
        connection.Rate = limit.CreatePermits(connection) is { } permits ? new MessageRate(permits, hub.TimeProvider) : null;
        TEndpoint.Bind(endpoint, connection, hub);
    }

    public string Name => connection.Id;

    public PeerMetrics Metrics => hub.Metrics;

    public UnsentMessages? Unsent => null;

    /// <summary>False for a browser, which says where its page is from: any page may have made up what it sends.</summary>
    public bool TrustsRemoteTrace { get; }

    /// <summary>Serves the connection.</summary>
    /// <returns>Completes when it has ended.</returns>
    public Task RunAsync(MessageSocket socket)
    {
        var peer = new Peer(socket, this, hub.Options, hub.TimeProvider, hub.Logger, isServer: true);
        connection.Peer = peer;
        peer.SendConnected(hub.Describe(connection));
        hub.Add(connection);
        hub.Logger.LogConnectionOpened(connection.Id, hub.Name, connection.RemoteAddress);
        if (expires is { } moment)
        {
            expiry = ExpiryTimer.Start(moment, hub.TimeProvider, () => peer.Close(CloseCodes.PolicyViolation, ErrorCodes.Expired));
        }

        if (hub.IsDraining)
        {
            _ = hub.EndLateAsync(connection);
        }

        return peer.RunAsync();
    }

    public void AddTags(ICollection<KeyValuePair<string, object?>> tags)
    {
        tags.Add(new(TagNames.RpcService, hub.Name));
        tags.Add(new(TagNames.ConnectionId, connection.Id));
    }

    public bool TryFindOperation(ReadOnlySpan<byte> type, out WsOperation operation, out object target)
    {
        operation = TEndpoint.FindOperation(type)!;
        target = endpoint;
        return operation is not null;
    }

    public ValueTask<bool> MayRunAsync(WsOperation operation) =>
        services.GetRequiredService<OperationAuthorization>().AllowsAsync(operation, connection, services);

    public bool TryTakePermit(bool hasId, out bool answer)
    {
        answer = false;
        MessageRate? rate = connection.Rate;
        if (rate is null || rate.TryTake(hasId, out answer))
        {
            return true;
        }

        if (rate.IsExcessive)
        {
            connection.Peer.Close(CloseCodes.PolicyViolation, ErrorCodes.RateLimited);
        }

        return false;
    }

    public ValueTask OpenedAsync(CancellationToken cancellationToken) => endpoint.OnConnectedAsync(cancellationToken);

    public void Ended(WsDisconnect disconnect)
    {
        expiry?.Dispose();
        hub.Remove(connection);
        hub.Logger.LogConnectionEnded(connection.Id, hub.Name, hub.TimeProvider.GetUtcNow() - connection.ConnectedAt, disconnect.Code, disconnect.ByPeer);
    }

    public async ValueTask ClosedAsync(WsDisconnect disconnect)
    {
        try
        {
            await endpoint.OnDisconnectedAsync(disconnect).ConfigureAwait(false);
        }
        finally
        {
            await DisposeEndpointAsync().ConfigureAwait(false);
        }
    }

    public void ReceivedError(ErrorInfo error)
    {
        // An error that belongs to no open request of the server says nothing to anyone.
    }

    public void ReceivedConnected(ConnectedInfo info)
    {
        // A client does not send it.
    }

    public void ReceivedClosing(TimeSpan retryAfter)
    {
        // A client does not send it.
    }

    public string Describe(Exception exception) =>
        hub.IsDevelopment ? exception.Message : "The server failed to handle the message.";

    /// <summary>Disposes the endpoint, which the runtime created and owns.</summary>
    public async ValueTask DisposeEndpointAsync()
    {
        connection.Rate?.Dispose();
        if (endpoint is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        }
        else if (endpoint is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }
}
