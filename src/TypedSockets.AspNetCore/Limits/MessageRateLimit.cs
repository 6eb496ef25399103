using System.Threading.RateLimiting;

namespace TypedSockets;

/// <summary>The rate of one path, which takes the place of <see cref="WsOptions.RateLimit"/>: metadata of its endpoint.</summary>
/// <param name="Bucket">The bucket of each connection; <see langword="null"/> where there is no limit or another limiter.</param>
/// <param name="Limiter">The application's own limiter, where it has one.</param>
internal sealed record MessageRateLimit(TokenBucketRateLimiterOptions? Bucket, PartitionedRateLimiter<WsConnection>? Limiter)
{
    private readonly TokenBucketRateLimiterOptions? options = Bucket is null ? null : TokenBucketPermits.OptionsFrom(Bucket);

    /// <summary>The permits of a new connection, or <see langword="null"/> where nothing limits it.</summary>
    public MessagePermits? CreatePermits(WsConnection connection)
    {
        if (Limiter is not null)
        {
            return new PartitionPermits(Limiter, connection);
        }

        return options is null ? null : new TokenBucketPermits(options);
    }
}
