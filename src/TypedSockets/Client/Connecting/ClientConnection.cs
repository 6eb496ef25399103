using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>One connection of a client, from the handshake to its last handler.</summary>
internal sealed class ClientConnection : IPeerHost
{
    // Far beyond what a server asks for, and far within what a timer takes.
    private const long MaxSpreadMilliseconds = 86_400_000;

    private readonly Uri address;
    private readonly IConnectionLoopOwner owner;
    private readonly Task previousHandlers;
    private readonly TaskCompletionSource<ConnectedInfo> greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long retryAfterTicks;
    private long spread;

    /// <summary>Begins to serve a connected socket.</summary>
    /// <param name="socket">The socket; the connection disposes it.</param>
    /// <param name="name">The server's address.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="owner">The client.</param>
    /// <param name="previousHandlers">
    /// Completes with the last handler of the connection before: handlers run one at a time across connections too.
    /// </param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">The client's logger.</param>
    public ClientConnection(MessageSocket socket, string name, WsClientOptions options, IConnectionLoopOwner owner, Task previousHandlers, TimeProvider timeProvider, ILogger logger)
    {
        Name = name;
        address = new Uri(name);
        this.owner = owner;
        this.previousHandlers = previousHandlers;
        Peer = new Peer(socket, this, options, timeProvider, logger, isServer: false);
        Finished = RunAsync(options, timeProvider);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The protocol on this connection.</summary>
    public Peer Peer { get; }

    /// <summary>Completes when the connection has ended and its last handler too.</summary>
    public Task<WsDisconnect> Finished { get; }

    /// <summary>Over how long the server asked its clients to spread their return. It greets again where that grows.</summary>
    public TimeSpan Spread => TimeSpan.FromMilliseconds(Math.Min(Volatile.Read(ref spread), MaxSpreadMilliseconds));

    /// <summary>How long the server asked to stay away; zero where it did not.</summary>
    public TimeSpan RetryAfter => new(Volatile.Read(ref retryAfterTicks));

    /// <summary>The one-way messages that were not sent, once <see cref="Peer.Written"/> has completed.</summary>
    public UnsentMessages Unsent { get; } = new();

    /// <summary>Waits for the server's <c>ws.connected</c>.</summary>
    /// <exception cref="WsDisconnectedException">The connection ended first.</exception>
    public Task<ConnectedInfo> GreetedAsync(CancellationToken cancellationToken) => greeting.Task.WaitAsync(cancellationToken);

    PeerMetrics? IPeerHost.Metrics => owner.Metrics.Peer;

    bool IPeerHost.TrustsRemoteTrace => true;

    void IPeerHost.AddTags(ICollection<KeyValuePair<string, object?>> tags)
    {
        tags.Add(new(TagNames.ServerAddress, address.Host));
        tags.Add(new(TagNames.ServerPort, address.Port));
        if (greeting.Task is { IsCompletedSuccessfully: true, Result.ClientId: var id })
        {
            tags.Add(new(TagNames.ConnectionId, id));
        }
    }

    bool IPeerHost.TryFindOperation(ReadOnlySpan<byte> type, out WsOperation operation, out object target) =>
        owner.Subscriptions.TryFind(type, out operation, out target);

    ValueTask<bool> IPeerHost.MayRunAsync(WsOperation operation) => ValueTask.FromResult(true);

    bool IPeerHost.TryTakePermit(bool hasId, out bool answer)
    {
        answer = false;
        return true;
    }

    async ValueTask IPeerHost.OpenedAsync(CancellationToken cancellationToken)
    {
        await greeting.Task.ConfigureAwait(false);
        await previousHandlers.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    void IPeerHost.Ended(WsDisconnect disconnect)
    {
        if (greeting.TrySetException(new WsDisconnectedException($"{Name} ended the connection before it had said 'ws.connected': {disconnect}.", disconnect, disconnect.Exception)))
        {
            // Nobody may be waiting for it any more.
            _ = greeting.Task.Exception;
        }
    }

    ValueTask IPeerHost.ClosedAsync(WsDisconnect disconnect) => ValueTask.CompletedTask;

    void IPeerHost.ReceivedError(ErrorInfo error) => owner.ReceivedError(error);

    void IPeerHost.ReceivedConnected(ConnectedInfo info)
    {
        Volatile.Write(ref spread, info.Spread);
        greeting.TrySetResult(info);
    }

    void IPeerHost.ReceivedClosing(TimeSpan retryAfter) => Volatile.Write(ref retryAfterTicks, retryAfter.Ticks);

    string IPeerHost.Describe(Exception exception) => "The client's handler failed.";

    private async Task<WsDisconnect> RunAsync(WsClientOptions options, TimeProvider timeProvider)
    {
        using ITimer heartbeat = timeProvider.CreateTimer(static peer => ((Peer)peer!).CheckHeartbeat(), Peer, options.HeartbeatPeriod, options.HeartbeatPeriod);
        return await Peer.RunAsync().ConfigureAwait(false);
    }
}
