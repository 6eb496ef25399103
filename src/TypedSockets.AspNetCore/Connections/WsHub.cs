using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>All connections and rooms of one endpoint type, however many paths serve it.</summary>
internal abstract class WsHub : IDisposable
{
    // Where many come at once, those who are there are greeted again when most have come, not each time that they have doubled.
    private static readonly TimeSpan SpreadDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, WsConnection> connections = new(StringComparer.Ordinal);
    private readonly HeartbeatWatch heartbeats;
    private readonly ReconnectSpread spread;
    private readonly ITimer spreadTimer;
    private volatile Shutdown? shutdown;

    protected WsHub(string name, WsOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory, IMeterFactory meterFactory, bool isDevelopment)
    {
        Name = name;
        Options = options;
        TimeProvider = timeProvider;
        Logger = loggerFactory.CreateLogger("TypedSockets.Connections");
        IsDevelopment = isDevelopment;
        Tag = new KeyValuePair<string, object?>(TagNames.Endpoint, name);
        Metrics = new PeerMetrics(meterFactory.Create(PeerMetrics.MeterName), Tag, timeProvider, isServer: true);
        Connections = new WsConnections(connections);
        Rooms = new WsRooms(RoomTable);
        RateLimit = new MessageRateLimit(options.RateLimit, Limiter: null);
        spread = new ReconnectSpread(options.ReconnectSpread);
        spreadTimer = timeProvider.CreateTimer(static hub => ((WsHub)hub!).TellSpread(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        heartbeats = new HeartbeatWatch(options, timeProvider);
    }

    /// <summary>The name of the endpoint type.</summary>
    public string Name { get; }

    public WsOptions Options { get; }

    /// <summary>The rate of paths that have none of their own.</summary>
    public MessageRateLimit RateLimit { get; }

    public TimeProvider TimeProvider { get; }

    public ILogger Logger { get; }

    /// <summary>Sees what is sent; <see langword="null"/> outside of tests.</summary>
    public ISendObserver? SendObserver { get; protected init; }

    /// <summary>The tag of everything that is measured here.</summary>
    public KeyValuePair<string, object?> Tag { get; }

    public PeerMetrics Metrics { get; }

    /// <summary>True where a client may be told what a handler threw.</summary>
    public bool IsDevelopment { get; }

    public WsConnections Connections { get; }

    public WsRooms Rooms { get; }

    public RoomTable RoomTable { get; } = new();

    /// <summary>The connections of each user, as rooms of their own.</summary>
    public RoomTable Users { get; } = new();

    /// <summary>Everyone, as a room.</summary>
    public Room Everyone { get; } = new();

    /// <summary>True once no more connections are accepted.</summary>
    public bool IsDraining => shutdown is not null;

    /// <summary>What <c>ws.connected</c> tells a client.</summary>
    public ConnectedInfo Describe(WsConnection connection) => new(
        connection.Id,
        (long)Options.Heartbeat.Interval.TotalMilliseconds,
        Options.MaxMessageBytes,
        connection.Rate?.Rate ?? 0,
        connection.Rate?.Burst ?? 0,
        spread.For(Everyone.Count));

    public void Add(WsConnection connection)
    {
        RoomPlace? user = connection.UserId is { } userId ? Users.Join(userId, connection) : null;
        connection.Place = new HubPlace(Everyone.Add(connection)!, user, heartbeats.Add(connection.Peer));
        connections[connection.Id] = connection;
        if (spread.HasDoubled(Everyone.Count))
        {
            spreadTimer.Change(SpreadDelay, Timeout.InfiniteTimeSpan);
        }
    }

    public void Remove(WsConnection connection)
    {
        connection.End();
        if (connections.TryRemove(connection.Id, out _))
        {
            connection.Place.Heartbeat.Dispose();
            Everyone.Remove(connection.Place.Everyone, removeWhenEmpty: false);
            spread.Shrink(Everyone.Count);
            if (connection.Place.User is { } user)
            {
                Users.Leave(connection.UserId!, user);
            }
        }
    }

    /// <summary>Refuses new connections and ends those that are there, each when its running requests have finished.</summary>
    /// <returns>Completes within <see cref="WsOptions.ShutdownTimeout"/>.</returns>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        var begun = new Shutdown(Options, TimeProvider, connections.Count, cancellationToken);
        shutdown = begun;
        return Task.WhenAll(Connections.Select(connection => begun.EndAsync(connection.Peer)));
    }

    /// <summary>Ends a connection whose handshake was under way when the shutdown began, which may not have seen it.</summary>
    public Task EndLateAsync(WsConnection connection) => shutdown?.EndAsync(connection.Peer) ?? Task.CompletedTask;

    /// <summary>Greets everyone again: as before, but with the spread that fits so many.</summary>
    private void TellSpread()
    {
        foreach (WsConnection connection in Connections)
        {
            connection.Peer.SendConnected(Describe(connection));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        spreadTimer.Dispose();
        heartbeats.Dispose();
    }
}
