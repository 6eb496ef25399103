using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Every bound, from both sides.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_burst_over_the_rate_is_refused_and_the_connection_stays()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = Bucket(5));
        using RawClient client = await server.ConnectAsync();

        for (int i = 0; i < 5; i++)
        {
            await client.FlushAsync();
        }

        await client.SendAsync("chat.echo", """{"text":"hi"}""", "7");
        await client.ReceiveErrorAsync("ws.rate_limited", "7");
        await client.SendAsync("chat.unknown", "{}", "8");
        await client.ReceiveErrorAsync("ws.rate_limited", "8");
        Assert.Equal(WebSocketState.Open, client.Socket.State);
    }

    [Fact]
    public async Task A_client_stream_over_the_rate_is_refused_once_and_not_again_for_each_item_on_its_way()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = Bucket(1));
        using RawClient client = await server.ConnectAsync();
        await client.FlushAsync();

        await client.SendAsync("chat.sum", """{"label":"all"}""", "7");
        for (int i = 0; i < 64; i++)
        {
            await client.SendAsync("chat.number", """{"value":1}""", "7");
        }

        await client.ReceiveErrorAsync("ws.rate_limited", "7");
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "8");
        await client.ReceiveErrorAsync("ws.rate_limited", "8");
    }

    [Fact]
    public void Refusals_without_an_id_are_answered_once_a_second()
    {
        var time = new FakeTimeProvider();
        using var rate = new MessageRate(new TokenBucketPermits(TokenBucketPermits.OptionsFrom(Bucket(1))), time);
        Assert.True(rate.TryTake(hasId: false, out _));

        Assert.False(rate.TryTake(hasId: false, out bool first));
        Assert.False(rate.TryTake(hasId: false, out bool second));
        Assert.False(rate.TryTake(hasId: true, out bool withId));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(rate.TryTake(hasId: false, out bool later));

        Assert.Equal((true, false, true, true), (first, second, withId, later));
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public void What_was_accepted_of_a_burst_after_a_pause_counts_against_its_refusals(int refused, bool excessive)
    {
        var time = new FakeTimeProvider();
        using var rate = new MessageRate(new TokenBucketPermits(TokenBucketPermits.OptionsFrom(Bucket(1_000))), time);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.True(rate.TryTake(hasId: true, out bool _)));
        Assert.All(Enumerable.Range(0, refused), _ => Assert.False(rate.TryTake(hasId: true, out bool _)));

        Assert.Equal(excessive, rate.IsExcessive);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task An_item_of_a_client_stream_over_the_limit_ends_the_stream(int over, bool ended)
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.MaxStreamItemBytes = 2_000);
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.sum", """{"label":"all"}""", "7");

        string item = """{"type":"chat.number","id":"7","payload":{"value":1,"more":""}}""";
        await client.SendAsync(item.Replace("\"\"", $"\"{new string('x', 2_000 - item.Length + over)}\"", StringComparison.Ordinal));
        await client.SendAsync("""{"type":"ws.end","id":"7"}""");

        await (ended ? client.ReceiveErrorAsync("ws.too_large", "7") : client.ReceiveAsync("chat.total") as Task);
        await client.FlushAsync();
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public async Task A_client_that_does_nothing_but_exceed_its_rate_is_closed_with_1008(int refusals, bool closed)
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = Bucket(1));
        using RawClient client = await server.ConnectAsync();
        await client.FlushAsync();

        for (int i = 0; i < refusals; i++)
        {
            await client.SendAsync("chat.echo", """{"text":"hi"}""", $"{i}");
        }

        for (int i = 0; i < 100; i++)
        {
            await client.ReceiveErrorAsync("ws.rate_limited", $"{i}");
        }

        if (closed)
        {
            await client.AssertClosedAsync(1008, "ws.rate_limited");
        }
        else
        {
            Assert.Single(server.Context.Connections);
        }
    }

    [Fact]
    public async Task A_rate_of_null_is_no_limit()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = null);
        using RawClient client = await RawClient.ConnectAsync(server.Uri);
        JsonElement payload = (await client.ReceiveAsync("ws.connected")).GetProperty("payload");

        Assert.Equal((0, 0), (payload.GetProperty("rate").GetInt32(), payload.GetProperty("burst").GetInt32()));
        for (int i = 0; i < 500; i++)
        {
            await client.FlushAsync();
        }
    }

    [Fact]
    public async Task A_client_that_does_not_read_costs_the_others_nothing_and_is_closed_with_1013()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.SendQueue.MaxFrames = 50;
            options.CloseTimeout = TimeSpan.FromMilliseconds(200);
            options.RateLimit = null;
        });
        using RawClient stalled = await server.ConnectAsync();
        using RawClient reader = await server.ConnectAsync();
        await stalled.SendAsync("chat.join", """{"room":"lobby","name":"Stalled"}""");
        await stalled.FlushAsync();
        await reader.SendAsync("chat.join", """{"room":"lobby","name":"Reader"}""");
        string text = new('x', 100_000);

        // The sockets' buffers take a few megabytes before the queue begins to fill.
        int sent = 0;
        while (server.Context.Connections.Count == 2 && sent < 2_000)
        {
            await reader.SendAsync("chat.say", $$"""{"room":"lobby","text":"{{text}}"}""");
            JsonElement said = await reader.ReceiveAsync("chat.said");
            Assert.Equal(text.Length, said.GetProperty("payload").GetProperty("text").GetString()!.Length);
            sent++;
        }

        Assert.InRange(sent, 50, 1_999);
        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal((1013, "ws.slow_consumer"), (disconnect.Code, disconnect.Reason));
        await reader.FlushAsync();
    }

    [Fact]
    public async Task A_response_waits_for_room_and_then_gives_the_connection_up()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.SendQueue.MaxFrames = 1;
            options.SendQueue.MaxWait = TimeSpan.FromMilliseconds(200);
            options.CloseTimeout = TimeSpan.FromMilliseconds(200);
            options.RateLimit = null;
        });
        using RawClient stalled = await server.ConnectAsync();

        for (int i = 0; i < 30; i++)
        {
            await stalled.SendAsync("chat.big", """{"bytes":1000000}""", $"{i}");
        }

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal((1013, "ws.slow_consumer"), (disconnect.Code, disconnect.Reason));
    }

    [Fact]
    public async Task Reading_pauses_while_handlers_have_no_room_and_nothing_is_lost()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.ReceiveQueue.MaxMessages = 2;
            options.RateLimit = null;
        });
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "hold");
        await server.Log.Holding.Task;
        for (int i = 0; i < 20; i++)
        {
            await client.SendAsync("chat.echo", """{"text":"hi"}""", $"{i}");
        }

        server.Log.Release.SetResult();
        Assert.Equal("hold", (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal($"{i}", (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task A_pause_of_reading_that_lasts_too_long_ends_the_connection()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.ReceiveQueue.MaxMessages = 1;
            options.ReceiveQueue.MaxPause = TimeSpan.FromMilliseconds(100);
        });
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "hold");
        await server.Log.Holding.Task;
        for (int i = 0; i < 3; i++)
        {
            await client.SendAsync("chat.echo", """{"text":"hi"}""", $"{i}");
        }

        await client.AssertClosedAsync(1013, "ws.busy");
    }

    [Fact]
    public async Task While_a_handler_awaits_its_client_reading_goes_on_and_the_rest_is_busy()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.ReceiveQueue.MaxMessages = 1);
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.ask", """{"question":"Sure?"}""", "7");
        string confirm = (await client.ReceiveAsync("chat.confirm")).GetProperty("id").GetString()!;
        await client.SendAsync("chat.echo", """{"text":"fits"}""", "8");
        await client.SendAsync("chat.echo", """{"text":"does not"}""", "9");
        await client.ReceiveErrorAsync("ws.busy", "9");
        await client.SendAsync("chat.confirmed", """{"yes":true}""", confirm);

        Assert.Equal("7", (await client.ReceiveAsync("chat.answer")).GetProperty("id").GetString());
        Assert.Equal("8", (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task As_many_requests_are_open_as_the_bound_allows(int requests, bool served)
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.MaxPendingRequests = 2);
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.hold", "{}", "1");
        for (int i = 2; i <= requests; i++)
        {
            await client.SendAsync("chat.echo", """{"text":"hi"}""", $"{i}");
        }

        if (!served)
        {
            await client.ReceiveErrorAsync("ws.busy", "3");
        }

        server.Log.Release.SetResult();
        await client.ReceiveAsync("chat.echoed");
        await client.ReceiveAsync("chat.echoed");
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
    };
}
