using System.Threading.RateLimiting;

namespace TypedSockets;

/// <summary>The application's own limiter, of which the connections of one partition share the permits.</summary>
internal sealed class PartitionPermits(PartitionedRateLimiter<WsConnection> limiter, WsConnection connection) : MessagePermits
{
    public override bool TryTake()
    {
        using RateLimitLease lease = limiter.AttemptAcquire(connection);
        return lease.IsAcquired;
    }

    public override void Dispose()
    {
        // The application made the limiter, and other connections use it.
    }
}
