namespace TypedSockets;

/// <summary>
/// Looks after the heartbeats of all connections of a hub, by one timer. A connection is touched only when it asked to be:
/// a walk over ten thousand idle ones would cost more than all their pings, because none of them is in the processor's cache.
/// </summary>
internal sealed class HeartbeatWatch : IDisposable
{
    private readonly TimeProvider timeProvider;
    private readonly TimeSpan patience;
    private readonly long start;
    private readonly ITimer timer;

    // By when each is due, in ticks since the start.
    private readonly Lock gate = new();
    private readonly PriorityQueue<Watched, long> waiting = new();

    public HeartbeatWatch(WsOptions options, TimeProvider timeProvider)
    {
        this.timeProvider = timeProvider;
        patience = options.HeartbeatPatience;
        start = timeProvider.GetTimestamp();
        timer = timeProvider.CreateTimer(static watch => ((HeartbeatWatch)watch!).Check(), this, options.HeartbeatPeriod, options.HeartbeatPeriod);
    }

    private long Now => timeProvider.GetElapsedTime(start).Ticks;

    /// <summary>Looks after a connection.</summary>
    /// <returns>What is disposed when it has ended.</returns>
    public IDisposable Add(Peer peer)
    {
        var watched = new Watched(peer);
        Add(watched, Now + patience.Ticks);
        return watched;
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Check()
    {
        long now = Now;
        while (TryTake(now, out Watched watched))
        {
            TimeSpan next = watched.Peer?.CheckHeartbeat() ?? Timeout.InfiniteTimeSpan;
            if (next != Timeout.InfiniteTimeSpan)
            {
                Add(watched, now + next.Ticks);
            }
        }
    }

    private void Add(Watched watched, long due)
    {
        lock (gate)
        {
            waiting.Enqueue(watched, due);
        }
    }

    private bool TryTake(long now, out Watched watched)
    {
        lock (gate)
        {
            if (waiting.TryPeek(out watched!, out long due) && due <= now)
            {
                waiting.Dequeue();
                return true;
            }

            return false;
        }
    }

    /// <summary>A connection that is looked after. One that has ended stays in the queue until it is due, so it is let go here.</summary>
    private sealed class Watched(Peer peer) : IDisposable
    {
        public Peer? Peer { get; private set; } = peer;

        public void Dispose() => Peer = null;
    }
}
