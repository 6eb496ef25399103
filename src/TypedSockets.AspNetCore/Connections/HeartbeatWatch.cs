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

    // By when each is due, in ticks since the start. One that has ended stays until then.
    private readonly Lock gate = new();
    private readonly PriorityQueue<Peer, long> waiting = new();

    public HeartbeatWatch(WsOptions options, TimeProvider timeProvider)
    {
        this.timeProvider = timeProvider;
        patience = options.HeartbeatPatience;
        start = timeProvider.GetTimestamp();
        timer = timeProvider.CreateTimer(static watch => ((HeartbeatWatch)watch!).Check(), this, options.HeartbeatPeriod, options.HeartbeatPeriod);
    }

    private long Now => timeProvider.GetElapsedTime(start).Ticks;

    /// <summary>Looks after a connection until it ends.</summary>
    public void Add(Peer peer) => Add(peer, Now + patience.Ticks);

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Check()
    {
        long now = Now;
        while (TryTake(now, out Peer peer))
        {
            TimeSpan next = peer.CheckHeartbeat();
            if (next != Timeout.InfiniteTimeSpan)
            {
                Add(peer, now + next.Ticks);
            }
        }
    }

    private void Add(Peer peer, long due)
    {
        lock (gate)
        {
            waiting.Enqueue(peer, due);
        }
    }

    private bool TryTake(long now, out Peer peer)
    {
        lock (gate)
        {
            if (waiting.TryPeek(out peer!, out long due) && due <= now)
            {
                waiting.Dequeue();
                return true;
            }

            return false;
        }
    }
}
