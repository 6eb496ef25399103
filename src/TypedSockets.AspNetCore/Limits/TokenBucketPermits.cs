using System.Threading.RateLimiting;

namespace TypedSockets;

/// <summary>A token bucket that one connection has for itself. It is replenished when it is empty, so that no connection needs a timer.</summary>
/// <param name="options">What <see cref="OptionsFrom"/> made.</param>
internal sealed class TokenBucketPermits(TokenBucketRateLimiterOptions options) : MessagePermits
{
    private readonly TokenBucketRateLimiter limiter = new(options);

    public override long Rate => (long)Math.Ceiling(options.TokensPerPeriod / options.ReplenishmentPeriod.TotalSeconds);

    public override long Burst => options.TokenLimit;

    /// <summary>The options of the limiters of all connections that have such a bucket.</summary>
    public static TokenBucketRateLimiterOptions OptionsFrom(TokenBucketRateLimiterOptions bucket) => new()
    {
        TokenLimit = bucket.TokenLimit,
        TokensPerPeriod = bucket.TokensPerPeriod,
        ReplenishmentPeriod = bucket.ReplenishmentPeriod,
        AutoReplenishment = false,
        QueueLimit = 0,
    };

    /// <summary>What is wrong with a bucket, or <see langword="null"/> where nothing is.</summary>
    public static string? FindFault(TokenBucketRateLimiterOptions options, string name) =>
        options.TokenLimit < 1 || options.TokensPerPeriod < 1 || options.ReplenishmentPeriod <= TimeSpan.Zero
            ? $"{name} has a TokenLimit of {options.TokenLimit}, {options.TokensPerPeriod} TokensPerPeriod and a ReplenishmentPeriod of {options.ReplenishmentPeriod}; each must be more than zero. null lifts the limit."
            : null;

    public override bool TryTake() => TryAcquire() || (limiter.TryReplenish() && TryAcquire());

    public override void Dispose() => limiter.Dispose();

    private bool TryAcquire()
    {
        using RateLimitLease lease = limiter.AttemptAcquire();
        return lease.IsAcquired;
    }
}
