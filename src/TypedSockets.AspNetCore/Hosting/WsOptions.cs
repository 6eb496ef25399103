using System.Threading.RateLimiting;

namespace TypedSockets;

/// <summary>The settings of the server. They are validated at start-up; a bad one stops the host with a sentence about it.</summary>
public sealed class WsOptions : WsConnectionOptions
{
    /// <summary>
    /// The rate of messages that each client may send, as a token bucket. Default: 100 messages a second, 200 at once.
    /// <see langword="null"/> lifts it. A message over the rate is refused with <c>ws.rate_limited</c>, never delayed, so the
    /// bucket's queue and its automatic replenishment are not used. A path may have a rate of its own, by
    /// <see cref="TypedSocketsEndpointConventionBuilderExtensions.WithMessageRateLimit"/> or
    /// <see cref="TypedSocketsEndpointConventionBuilderExtensions.WithMessageRateLimiter"/>.
    /// </summary>
    public TokenBucketRateLimiterOptions? RateLimit { get; set; } = new()
    {
        TokenLimit = 200,
        TokensPerPeriod = 100,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = false,
    };

    /// <summary>
    /// How many requests of one connection are handled at once. Default: 1, handlers run strictly one by one. At least 1.
    /// </summary>
    /// <remarks>
    /// With more than one, a request begins when everything received before it has begun and fewer than this many requests
    /// run; it keeps its turn until it is answered, but lets what follows begin at its first incomplete await. Its answer may
    /// overtake those of earlier requests. One-way messages stay in order and one by one: each begins when everything received
    /// before it has begun, beside the requests that still run, and nothing received after it begins before it has ended. So an
    /// endpoint that raises this must not assume in a request that it owns its fields after an await. Streams are not counted.
    /// </remarks>
    public int MaxConcurrentRequests { get; set; } = 1;

    /// <summary>The most rooms that one connection is in. Default: 128. At least 1. One more is refused with <c>ws.room_limit</c>.</summary>
    public int MaxRoomsPerConnection { get; set; } = 128;

    /// <summary>The longest name of a room, in bytes of UTF-8. Default: 255. At least 1. A longer one is refused with <c>ws.room_limit</c>.</summary>
    public int MaxRoomNameBytes { get; set; } = 255;

    /// <summary>
    /// The most connections that the server holds, over all its endpoints. Default: <see langword="null"/>, no bound. At
    /// least 1. One more handshake is refused with 503.
    /// </summary>
    public int? MaxConnections { get; set; }

    /// <summary>
    /// The most connections from one address, over all endpoints of the server: an IPv4 address, or the /64 of an IPv6 address.
    /// Default: 100. At least 1; <see langword="null"/> lifts it. One more handshake is refused with 429. The address is the
    /// one that ASP.NET Core sees, so behind a proxy configure its forwarded headers. Loopback and private addresses are exempt.
    /// </summary>
    public int? MaxConnectionsPerAddress { get; set; } = 100;

    /// <summary>
    /// The origins whose pages may connect, such as <c>https://example.org</c>, beside the server's own; host and port are
    /// compared. Default: none. <c>*</c> allows all but the origin <c>null</c>.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// The time over which clients spread their first reconnect after the connection broke. Default:
    /// <see langword="null"/>, 1 ms for each connection that the server holds, at most 30 s. Zero or more.
    /// </summary>
    public TimeSpan? ReconnectSpread { get; set; }

    /// <summary>
    /// How long the server takes at most to end its connections when it shuts down. Default: 10 s. More than zero. The host's
    /// own shutdown timeout (<see cref="Microsoft.Extensions.Hosting.HostOptions.ShutdownTimeout"/>, 30 s) has to be longer.
    /// </summary>
    /// <remarks>
    /// Handshakes and new messages are refused and clients told by <c>ws.closing</c>. Requests that still run after four fifths
    /// of the time are canceled and answered with <c>ws.unavailable</c>, also where the handler ignores its token. What is
    /// queued is delivered, then each connection is closed with 1001, spread at random over 1 ms for each, at most half of the
    /// time that is left. A client that neither reads nor answers the close is cut off when the time is over.
    /// </remarks>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    internal override int ConcurrentRequests => MaxConcurrentRequests;

    /// <inheritdoc/>
    internal override IEnumerable<string> FindFaults()
    {
        foreach (string fault in base.FindFaults())
        {
            yield return fault;
        }

        foreach ((string name, long value) in ((string, long)[])
        [
            (nameof(MaxConcurrentRequests), MaxConcurrentRequests),
            (nameof(MaxRoomsPerConnection), MaxRoomsPerConnection),
            (nameof(MaxRoomNameBytes), MaxRoomNameBytes),
        ])
        {
            if (value < 1)
            {
                yield return $"{name} is {value}; it must be at least 1.";
            }
        }

        if (MaxConnections < 1)
        {
            yield return $"{nameof(MaxConnections)} is {MaxConnections}; it must be at least 1, or null.";
        }

        if (MaxConnectionsPerAddress < 1)
        {
            yield return $"{nameof(MaxConnectionsPerAddress)} is {MaxConnectionsPerAddress}; it must be at least 1, or null.";
        }

        if (ReconnectSpread is { } spread && (spread < TimeSpan.Zero || spread > LongestTimeout))
        {
            yield return $"{nameof(ReconnectSpread)} is {spread}; it must be zero or more and at most {LongestTimeout}, or null.";
        }

        if (ShutdownTimeout <= TimeSpan.Zero || ShutdownTimeout > LongestTimeout)
        {
            yield return $"{nameof(ShutdownTimeout)} is {ShutdownTimeout}; it must be more than zero and at most {LongestTimeout}.";
        }

        if (RateLimit is { } rate && TokenBucketPermits.FindFault(rate, nameof(RateLimit)) is { } rateFault)
        {
            yield return rateFault;
        }

        foreach (string origin in AllowedOrigins)
        {
            if (!string.Equals(origin, OriginPolicy.Any, StringComparison.Ordinal) && !OriginPolicy.IsOrigin(origin))
            {
                yield return $"{nameof(AllowedOrigins)} has '{origin}'; an origin is a scheme, a host and an optional port, such as 'https://example.org', or '*'.";
            }
        }
    }
}
