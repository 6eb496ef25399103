using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>What clients and handlers may do at the worst moment, and what must not come of it.</summary>
public sealed class WorstMomentTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_id_may_be_used_again_as_soon_as_its_response_has_come()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = null);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using RawClient client = await server.ConnectAsync();
            for (int i = 0; i < 3_000; i++)
            {
                await client.FlushAsync();
            }
        }));
    }

    [Theory]
    [InlineData("ws.credit", """{"ite\ud800ms":1}""")]
    [InlineData("ws.error", """{"code":"\ud800"}""")]
    [InlineData("ws.credit", "deep")]
    [InlineData("ws.error", "deep")]
    public async Task A_frame_of_the_protocol_that_cannot_be_read_is_malformed(string type, string payload)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "7");
        await SkipNumbersAsync(client, 64);

        await client.SendAsync(type, payload == "deep" ? $$"""{"items":{{new string('[', 100)}}{{new string(']', 100)}}}""" : payload, "7");

        await client.ReceiveErrorAsync("ws.malformed", "7");
        await client.AssertClosedAsync(1007, "ws.malformed");
    }

    [Fact]
    public async Task A_handler_that_throws_when_it_is_canceled_harms_nobody()
    {
        await using ChatServer server = await StartOddAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("odd.watch", "{}", "7");
        await client.ReceiveAsync("chat.number");
        await client.SendAsync("""{"type":"ws.cancel","id":"7"}""");
        await client.ReceiveErrorAsync("ws.canceled", "7");
        await client.FlushAsync();

        await client.SendAsync("odd.watch", "{}", "8");
        await client.ReceiveAsync("chat.number");
        WsConnection connection = Odd(server).Connections.Single();
        await client.CloseAsync();
        await connection.CloseAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(Odd(server).Connections);
    }

    [Fact]
    public async Task Credit_is_granted_for_every_item_however_many_enumerators_take_them()
    {
        await using ChatServer server = await StartOddAsync(static options => options.RateLimit = null);
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("odd.take", """{"count":100}""", "7");
        for (int i = 0; i < 64; i++)
        {
            await client.SendAsync("chat.number", """{"value":1}""", "7");
        }

        Assert.Equal(32, (await client.ReceiveAsync("ws.credit")).GetProperty("payload").GetProperty("items").GetInt32());
    }

    [Fact]
    public async Task Items_of_a_client_stream_that_is_over_are_dropped_unanswered()
    {
        await using ChatServer server = await StartOddAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("odd.take", """{"count":1}""", "7");
        await client.SendAsync("chat.number", """{"value":1}""", "7");
        await client.ReceiveAsync("chat.total");
        await client.SendAsync("chat.number", """{"value":2}""", "7");
        await client.SendAsync("""{"type":"ws.end","id":"7"}""");

        await client.FlushAsync();
        await client.SendAsync("chat.unknown", "{}", "8");
        await client.ReceiveErrorAsync("ws.unknown_type", "8");
    }

    [Fact]
    public async Task The_greeting_is_the_first_frame_even_of_a_server_that_shuts_down()
    {
        WebApplication? app = null;
        Task stopping = Task.CompletedTask;
        await using ChatServer server = await StartOddAsync(created: () => stopping = app!.StopAsync(TestContext.Current.CancellationToken));
        app = server.App;

        using RawClient client = await RawClient.ConnectAsync(server.Uri);

        await client.ReceiveAsync("ws.connected");
        await client.ReceiveAsync("ws.closing");
        await client.AssertClosedAsync(1001, "ws.shutting_down");
        await client.CloseAsync();
        await stopping;
    }

    [Theory]
    [InlineData("""{"type":"ws.cancel","id":"1"}""")]
    [InlineData("""{"type":"ws.credit","id":"1","payload":{"items":1}}""")]
    [InlineData("""{"type":"ws.end","id":"1"}""")]
    [InlineData("""{"type":"ws.error","id":"1","payload":{"code":"x","message":"y"}}""")]
    [InlineData("""{"type":"ws.pong"}""")]
    [InlineData("""{"type":"chat.confirmed","id":"~1","payload":{"yes":true}}""")]
    public async Task Frames_that_nothing_waits_for_count_against_the_rate(string frame)
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = Bucket(1));
        using RawClient client = await server.ConnectAsync();
        await client.FlushAsync();

        for (int i = 0; i < 101; i++)
        {
            await client.SendAsync(frame);
        }

        await client.AssertClosedAsync(1008, "ws.rate_limited");
    }

    [Fact]
    public async Task What_an_open_request_needs_does_not_count_against_the_rate()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.RateLimit = Bucket(2));
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "7");
        await SkipNumbersAsync(client, 64);
        for (int i = 0; i < 200; i++)
        {
            await client.SendAsync("ws.credit", """{"items":1}""", "7");
            await client.ReceiveAsync("chat.number");
        }

        await client.SendAsync("""{"type":"ws.cancel","id":"7"}""");
        await client.ReceiveErrorAsync("ws.canceled", "7");
        await client.FlushAsync();
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "8");
        await client.ReceiveErrorAsync("ws.rate_limited", "8");
    }

    [Fact]
    public async Task A_connection_can_be_cut_off_while_its_reading_pauses()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.ReceiveQueue.MaxMessages = 1);
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.hold", "{}", "hold");
        await server.Log.Holding.Task;
        WsConnection connection = server.Context.Connections.Single();

        // The first fills the queue; once the second has been seen, reading pauses until there is room for it.
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "0");
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
        DateTimeOffset before = connection.LastSeen;
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "1");
        while (connection.LastSeen == before)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        connection.Abort();

        await server.Log.HoldCanceled.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_sent_to_a_client_that_is_just_leaving_is_no_fault_of_the_sender()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient leaving = await server.ConnectAsync();
        WsConnection connection = server.Context.Connections.Single();
        using RawClient sender = await server.ConnectAsync();

        // The client does not answer the close, so the connection is there for a while yet.
        Task closing = connection.CloseAsync(4000).AsTask();
        await sender.SendAsync("chat.tell", $$"""{"whom":"client","to":"{{connection.Id}}","text":"hi"}""");

        await sender.FlushAsync();
        Assert.False(closing.IsCompleted);
    }

    private static Task<ChatServer> StartOddAsync(Action<WsOptions>? configure = null, Action? created = null) =>
        ChatServer.StartAsync(
            configure,
            builder => builder.Services.AddSingleton(created ?? (static () => { })),
            static app => app.MapTypedSocket<OddEndpoint>("/chat"));

    private static WsContext<OddEndpoint> Odd(ChatServer server) => server.App.Services.GetRequiredService<WsContext<OddEndpoint>>();

    private static async Task SkipNumbersAsync(RawClient client, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await client.ReceiveAsync("chat.number");
        }
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
    };
}
