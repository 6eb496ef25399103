using System.Net;
using System.Security.Claims;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A path may have a rate of its own.</summary>
public sealed class RatePolicyTests
{
    [Fact]
    public async Task A_path_may_have_a_bucket_of_its_own()
    {
        await using ChatServer server = await StartAsync(static endpoint => endpoint.WithMessageRateLimit(Bucket(3)));
        using RawClient client = await RawClient.ConnectAsync(server.Uri);
        Assert.Equal((1, 3), RateOf(await client.ReceiveAsync("ws.connected")));

        await AssertTakesAsync(client, 3);
    }

    [Fact]
    public async Task Other_paths_keep_the_rate_of_the_options()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = Bucket(5), map: static app =>
        {
            app.MapTypedSocket<ChatEndpoint>("/chat");
            app.MapTypedSocket<ChatEndpoint>("/other").WithMessageRateLimit(Bucket(2));
        });
        using RawClient client = await server.ConnectAsync();

        await AssertTakesAsync(client, 5);
    }

    [Fact]
    public async Task A_path_may_have_no_limit()
    {
        await using ChatServer server = await StartAsync(static endpoint => endpoint.WithMessageRateLimit(null), static options => options.RateLimit = Bucket(1));
        using RawClient client = await RawClient.ConnectAsync(server.Uri);
        Assert.Equal((0, 0), RateOf(await client.ReceiveAsync("ws.connected")));

        for (int i = 0; i < 10; i++)
        {
            await client.FlushAsync();
        }
    }

    [Fact]
    public async Task The_last_rate_of_a_path_wins()
    {
        await using ChatServer server = await StartAsync(static endpoint => endpoint.WithMessageRateLimit(null).WithMessageRateLimit(Bucket(2)));
        using RawClient client = await server.ConnectAsync();

        await AssertTakesAsync(client, 2);
    }

    [Theory]
    [InlineData("ada", "ada", false)]
    [InlineData("ada", "bob", true)]
    public async Task The_connections_of_one_user_share_the_permits_of_a_limiter_by_user(string one, string other, bool served)
    {
        using PartitionedRateLimiter<WsConnection> limiter = PartitionedRateLimiter.Create<WsConnection, string>(
            static connection => RateLimitPartition.GetTokenBucketLimiter(connection.User.Identity?.Name ?? "", static _ => Bucket(3)));
        await using ChatServer server = await StartAsync(endpoint => endpoint.WithMessageRateLimiter(limiter));
        using RawClient first = await ConnectAsync(server, one);
        using RawClient second = await ConnectAsync(server, other);

        await first.FlushAsync();
        await first.SendAsync("chat.unknown", "{}", "unknown");
        await first.ReceiveErrorAsync("ws.unknown_type", "unknown");
        await first.FlushAsync();

        await second.SendAsync("chat.echo", """{"text":"hi"}""", "7");
        if (served)
        {
            await second.ReceiveAsync("chat.echoed");
        }
        else
        {
            await second.ReceiveErrorAsync("ws.rate_limited", "7");
        }
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"type":"chat.echo"}""")]
    [InlineData("""{"type":"ws.ping","payload":7}""")]
    public async Task A_malformed_message_counts_for_who_connects_again(string malformed)
    {
        using PartitionedRateLimiter<WsConnection> limiter = PartitionedRateLimiter.Create<WsConnection, IPAddress>(
            static connection => RateLimitPartition.GetTokenBucketLimiter(connection.RemoteAddress!, static _ => Bucket(1)));
        await using ChatServer server = await StartAsync(endpoint => endpoint.WithMessageRateLimiter(limiter));
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync(malformed);
        await client.AssertClosedAsync(1007, "ws.malformed");

        using RawClient again = await server.ConnectAsync();
        await again.SendAsync("chat.echo", """{"text":"hi"}""", "7");

        await again.ReceiveErrorAsync("ws.rate_limited", "7");
    }

    [Fact]
    public async Task A_limiter_of_the_application_is_left_to_the_application_and_its_rate_is_not_told()
    {
        using PartitionedRateLimiter<WsConnection> limiter = PartitionedRateLimiter.Create<WsConnection, int>(
            static _ => RateLimitPartition.GetTokenBucketLimiter(0, static _ => Bucket(2)));
        await using ChatServer server = await StartAsync(endpoint => endpoint.WithMessageRateLimiter(limiter));
        using RawClient first = await RawClient.ConnectAsync(server.Uri);
        Assert.Equal((0, 0), RateOf(await first.ReceiveAsync("ws.connected")));
        await first.FlushAsync();
        await first.CloseAsync();
        await server.Log.Disposed.Task;

        using RawClient second = await server.ConnectAsync();
        await AssertTakesAsync(second, 1);
    }

    [Fact]
    public async Task A_client_that_does_nothing_but_exceed_the_rate_of_its_path_is_closed_with_1008()
    {
        using PartitionedRateLimiter<WsConnection> limiter = PartitionedRateLimiter.Create<WsConnection, int>(
            static _ => RateLimitPartition.GetTokenBucketLimiter(0, static _ => Bucket(1)));
        await using ChatServer server = await StartAsync(endpoint => endpoint.WithMessageRateLimiter(limiter));
        using RawClient client = await server.ConnectAsync();

        for (int i = 0; i < 102; i++)
        {
            await client.SendAsync("chat.say", """{"room":"lobby","text":"hi"}""");
        }

        await client.AssertClosedAsync(1008, "ws.rate_limited");
    }

    [Fact]
    public async Task A_bad_bucket_is_refused_where_it_is_given()
    {
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(static endpoint => endpoint.WithMessageRateLimit(new TokenBucketRateLimiterOptions())));

        Assert.Contains("TokenLimit of 0", exception.Message, StringComparison.Ordinal);
    }

    private static Task<ChatServer> StartAsync(Action<IEndpointConventionBuilder> limit, Action<WsOptions>? configure = null) =>
        ChatServer.StartAsync(configure, map: app =>
        {
            app.Use(static (HttpContext context, RequestDelegate next) =>
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, context.Request.Headers["X-User"].ToString())], "test"));
                return next(context);
            });
            limit(app.MapTypedSocket<ChatEndpoint>("/chat"));
        });

    private static async Task<RawClient> ConnectAsync(ChatServer server, string user)
    {
        RawClient client = await RawClient.ConnectAsync(server.Uri, options => options.SetRequestHeader("X-User", user));
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    /// <summary>Asserts both sides of a rate.</summary>
    private static async Task AssertTakesAsync(RawClient client, int messages)
    {
        for (int i = 0; i < messages; i++)
        {
            await client.FlushAsync();
        }

        await client.SendAsync("chat.echo", """{"text":"hi"}""", "over");
        await client.ReceiveErrorAsync("ws.rate_limited", "over");
    }

    private static (int Rate, int Burst) RateOf(JsonElement connected)
    {
        JsonElement payload = connected.GetProperty("payload");
        return (payload.GetProperty("rate").GetInt32(), payload.GetProperty("burst").GetInt32());
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
    };
}
