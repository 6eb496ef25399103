using TypedSockets.FaultTests.Contracts;

namespace TypedSockets.FaultTests.Harness;

/// <summary>A generated client that is in one room, again after each reconnect, and counts what it gets there.</summary>
internal sealed class Member : IAsyncDisposable
{
    private readonly Deliveries deliveries;
    private readonly Lock gate = new();
    private readonly List<long> latencies = [];
    private long connection;
    private long lastConnection;
    private long last;
    private long highest;

    public Member(Uri uri, string room, Deliveries deliveries, Action<WsClientOptions>? configure = null)
    {
        this.deliveries = deliveries;
        Room = room;
        Client = NewClient(uri, configure);
        Client.OnTick(Take);
        Client.OnConnected(JoinAsync);
    }

    public string Room { get; }

    public FaultsClient Client { get; }

    /// <summary>How often it has joined its room.</summary>
    public long Joins => Interlocked.Read(ref connection);

    /// <summary>The last number that it got.</summary>
    public long Last => Interlocked.Read(ref last);

    /// <summary>How long each tick that says when it was sent has taken, in ticks of the system's clock.</summary>
    public IReadOnlyList<long> Latencies => latencies;

    /// <summary>A client that comes back fast.</summary>
    public static FaultsClient NewClient(Uri uri, Action<WsClientOptions>? configure = null)
    {
        var options = new WsClientOptions { HandshakeTimeout = TimeSpan.FromSeconds(30), RequestTimeout = TimeSpan.FromSeconds(20) };
        options.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(50);
        options.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(500);
        configure?.Invoke(options);
        return new FaultsClient(uri, options);
    }

    /// <summary>Connects this many members, those of one room together.</summary>
    public static async Task<Member[]> ConnectAsync(Uri uri, int rooms, int members, Deliveries deliveries, Action<WsClientOptions>? configure = null)
    {
        Member[] all = [.. Enumerable.Range(0, members).Select(i => new Member(uri, $"room-{i % rooms}", deliveries, configure))];
        await Task.WhenAll(all.Select(static member => member.Client.ConnectAsync(TestContext.Current.CancellationToken)));
        await deliveries.Changes.UntilAsync(() => all.All(static member => member.Joins > 0), () => $"{all.Count(static member => member.Joins > 0)} of {members} joined their rooms.");
        return all;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    private async ValueTask JoinAsync(CancellationToken cancellationToken)
    {
        await Client.JoinAsync(new Join(Room), cancellationToken);
        Interlocked.Increment(ref connection);
        deliveries.Changes.Announce();
    }

    private void Take(Tick tick)
    {
        lock (gate)
        {
            if (tick.SentAt > 0)
            {
                latencies.Add(TimeProvider.System.GetTimestamp() - tick.SentAt);
            }

            // The first tick of a connection may overtake the answer to the join, so only the client's id tells connections apart.
            long current = string.GetHashCode(Client.ClientId, StringComparison.Ordinal);
            deliveries.Count(tick.Number, last, highest, current == lastConnection);
            lastConnection = current;
            last = tick.Number;
            highest = Math.Max(highest, tick.Number);
        }
    }
}
