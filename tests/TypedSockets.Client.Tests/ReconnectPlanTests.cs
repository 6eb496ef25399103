using System.Net;

namespace TypedSockets.Client.Tests;

public sealed class ReconnectPlanTests
{
    private static readonly ConnectionEnd Unreachable = new() { Exception = new WsConnectException("Not there.") };

    private static readonly ConnectionEnd Dropped = new() { WasConnected = true, Disconnect = new WsDisconnect(null, "", ByPeer: false) };

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 2_000)]
    [InlineData(3, 4_000)]
    [InlineData(4, 8_000)]
    [InlineData(5, 16_000)]
    [InlineData(6, 30_000)]
    [InlineData(7, 30_000)]
    [InlineData(5_000, 30_000)]
    public void Delays_double_up_to_the_longest_and_get_a_jitter(int attempt, int milliseconds)
    {
        var delays = new HashSet<double>();
        for (int i = 0; i < 20; i++)
        {
            delays.Add(DelayOfAttempt(attempt, new WsReconnectOptions()));
        }

        Assert.All(delays, delay => Assert.InRange(delay, milliseconds, milliseconds * 1.3));
        Assert.True(delays.Count > 1, "Every delay was the same: there is no jitter.");
    }

    [Fact]
    public void Without_jitter_the_delays_are_exact()
    {
        var options = new WsReconnectOptions { InitialDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(9), Multiplier = 1.5, Jitter = 0 };

        Assert.Equal([2_000, 3_000, 4_500, 6_750, 9_000, 9_000], Enumerable.Range(1, 6).Select(attempt => DelayOfAttempt(attempt, options)));
    }

    [Theory]
    [InlineData(4.9, 2_000)]
    [InlineData(5.0, 1_000)]
    public void Only_a_stable_connection_makes_the_delays_begin_anew(double seconds, int milliseconds)
    {
        var plan = new ReconnectPlan(new WsReconnectOptions { Jitter = 0 }, policy: null);
        plan.NextDelay(Dropped);

        TimeSpan? delay = plan.NextDelay(Dropped with { Lasted = TimeSpan.FromSeconds(seconds) });

        Assert.Equal(milliseconds, delay!.Value.TotalMilliseconds);
    }

    [Fact]
    public void The_servers_spread_is_added_to_the_first_delay_after_a_drop()
    {
        var plan = new ReconnectPlan(new WsReconnectOptions { Jitter = 0 }, policy: null);

        double first = plan.NextDelay(Dropped with { Spread = TimeSpan.FromSeconds(10) })!.Value.TotalMilliseconds;
        double second = plan.NextDelay(Unreachable)!.Value.TotalMilliseconds;

        Assert.InRange(first, 1_000, 11_000);
        Assert.NotEqual(1_000, first);
        Assert.Equal(2_000, second);
    }

    [Fact]
    public void The_wait_that_the_server_asked_for_replaces_the_first_delay()
    {
        var plan = new ReconnectPlan(new WsReconnectOptions { Jitter = 0 }, policy: null);

        Assert.Equal(7_000, plan.NextDelay(Dropped with { RetryAfter = TimeSpan.FromSeconds(7) })!.Value.TotalMilliseconds);
        Assert.Equal(2_000, plan.NextDelay(Unreachable)!.Value.TotalMilliseconds);
    }

    [Theory]
    [InlineData(1000, "", false)]
    [InlineData(1001, "ws.shutting_down", true)]
    [InlineData(1006, "", true)]
    [InlineData(1007, "ws.malformed", true)]
    [InlineData(1008, "ws.rate_limited", false)]
    [InlineData(1011, "ws.internal", true)]
    [InlineData(1013, "ws.slow_consumer", true)]
    [InlineData(4000, "", true)]
    [InlineData(4499, "", true)]
    [InlineData(4500, "", false)]
    [InlineData(4999, "", false)]
    public void Some_closes_forbid_to_come_back(int code, string reason, bool comesBack)
    {
        var plan = new ReconnectPlan(new WsReconnectOptions(), policy: null);

        TimeSpan? delay = plan.NextDelay(Dropped with { Disconnect = new WsDisconnect(code, reason, ByPeer: true) });

        Assert.Equal(comesBack, delay is not null);
    }

    [Fact]
    public void An_expired_token_is_renewed_at_once_but_not_in_a_loop()
    {
        var plan = new ReconnectPlan(new WsReconnectOptions(), policy: null);
        ConnectionEnd expired = Dropped with { Disconnect = new WsDisconnect(1008, "ws.expired", ByPeer: true) };

        Assert.Equal(TimeSpan.Zero, plan.NextDelay(expired));
        Assert.True(plan.NextDelay(expired) >= TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, plan.NextDelay(expired with { Lasted = TimeSpan.FromMinutes(5) }));
    }

    [Fact]
    public void A_later_401_is_tried_once_more_at_once()
    {
        var plan = new ReconnectPlan(new WsReconnectOptions(), policy: null);
        plan.NextDelay(Dropped);

        Assert.Equal(TimeSpan.Zero, plan.NextDelay(Refused(HttpStatusCode.Unauthorized)));
        Assert.Null(plan.NextDelay(Refused(HttpStatusCode.Unauthorized)));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public void Other_later_refusals_back_off(HttpStatusCode status)
    {
        var plan = new ReconnectPlan(new WsReconnectOptions { Jitter = 0 }, policy: null);
        plan.NextDelay(Dropped);

        Assert.Equal(TimeSpan.FromSeconds(2), plan.NextDelay(Refused(status)));
    }

    [Fact]
    public void A_policy_replaces_the_delays_and_may_give_up()
    {
        var plan = new ReconnectPlan(new WsReconnectOptions(), new Policy(attempt => attempt < 3 ? TimeSpan.FromSeconds(attempt * 3) : null));

        Assert.Equal(TimeSpan.FromSeconds(3), plan.NextDelay(Dropped with { Spread = TimeSpan.FromSeconds(30) }));
        Assert.Equal(TimeSpan.FromSeconds(6), plan.NextDelay(Unreachable));
        Assert.Null(plan.NextDelay(Unreachable));
    }

    [Fact]
    public void A_policy_cannot_shorten_the_wait_that_the_server_asked_for()
    {
        var plan = new ReconnectPlan(new WsReconnectOptions(), new Policy(_ => TimeSpan.FromSeconds(1)));

        Assert.Equal(TimeSpan.FromSeconds(7), plan.NextDelay(Dropped with { RetryAfter = TimeSpan.FromSeconds(7) }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Attempts_can_be_bounded(int most)
    {
        var plan = new ReconnectPlan(new WsReconnectOptions { MaxAttempts = most }, policy: null);

        for (int i = 0; i < most; i++)
        {
            Assert.NotNull(plan.NextDelay(Dropped));
        }

        Assert.Null(plan.NextDelay(Dropped));
    }

    private static ConnectionEnd Refused(HttpStatusCode status) => new() { Exception = new WsConnectException("Refused.", status) };

    private static double DelayOfAttempt(int attempt, WsReconnectOptions options)
    {
        var plan = new ReconnectPlan(options, policy: null);
        for (int i = 1; i < attempt; i++)
        {
            plan.NextDelay(Unreachable);
        }

        return plan.NextDelay(Unreachable)!.Value.TotalMilliseconds;
    }

    private sealed class Policy(Func<int, TimeSpan?> next) : IWsReconnectPolicy
    {
        public TimeSpan? NextDelay(int attempt) => next(attempt);
    }
}
