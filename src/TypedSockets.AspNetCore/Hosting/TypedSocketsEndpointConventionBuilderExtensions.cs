using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;

namespace TypedSockets;

/// <summary>Conventions of an endpoint that <c>MapTypedSocket</c> has mapped.</summary>
public static class TypedSocketsEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Limits the messages of each connection at this path by a token bucket of its own, in place of
    /// <see cref="WsOptions.RateLimit"/>. The last call wins, as with all metadata.
    /// </summary>
    /// <typeparam name="TBuilder">The builder.</typeparam>
    /// <param name="builder">What <c>MapTypedSocket</c> returned.</param>
    /// <param name="options">
    /// The bucket, used as <see cref="WsOptions.RateLimit"/> is; <see langword="null"/> lifts the limit.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">A value of the bucket is not more than zero.</exception>
    public static TBuilder WithMessageRateLimit<TBuilder>(this TBuilder builder, TokenBucketRateLimiterOptions? options)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (options is not null && TokenBucketPermits.FindFault(options, "The bucket") is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        return builder.WithMetadata(new MessageRateLimit(options, Limiter: null));
    }

    /// <summary>
    /// Limits the messages at this path by a limiter of the application, in place of <see cref="WsOptions.RateLimit"/>: by user,
    /// by address, or by whatever the connections of one partition have in common. The last call wins, as with all metadata.
    /// </summary>
    /// <remarks>
    /// The limiter is asked for one permit for each message, without waiting, on the loop that reads the connection; its
    /// function that finds the partition runs each time, so it should be cheap, and must not throw, which ends the connection.
    /// A lease is given back at once, so a limiter of concurrency limits nothing. <c>ws.connected</c> tells the client a rate of
    /// 0, which is unknown. Who created the limiter disposes it, not before the host has stopped.
    /// </remarks>
    /// <example>
    /// <code>
    /// app.MapTypedSocket&lt;ChatEndpoint&gt;("/chat").WithMessageRateLimiter(PartitionedRateLimiter.Create&lt;WsConnection, string&gt;(connection =>
    ///     RateLimitPartition.GetTokenBucketLimiter(connection.User.Identity?.Name ?? "", _ => new() { TokenLimit = 200, TokensPerPeriod = 100, ReplenishmentPeriod = TimeSpan.FromSeconds(1) })));
    /// </code>
    /// </example>
    /// <typeparam name="TBuilder">The builder.</typeparam>
    /// <param name="builder">What <c>MapTypedSocket</c> returned.</param>
    /// <param name="limiter">The limiter, which may be shared by several paths.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder WithMessageRateLimiter<TBuilder>(this TBuilder builder, PartitionedRateLimiter<WsConnection> limiter)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(limiter);
        return builder.WithMetadata(new MessageRateLimit(Bucket: null, limiter));
    }
}
