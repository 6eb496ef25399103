using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TypedSockets.Tests;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Frames that are no messages, and messages that never end.</summary>
public sealed class ControlFrameTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("")]
    [InlineData("are you there?")]
    public async Task A_ping_is_answered_with_its_payload(string payload)
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);

        await client.SendAsync(RawFrame.Ping, payload);

        Assert.Equal(payload, (await client.ReceiveAsync(RawFrame.Pong)).Text);
    }

    [Fact]
    public async Task A_ping_is_answered_while_a_handler_runs_and_between_fragments()
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);
        await client.SendAsync("chat.hold", "{}", "1");
        await server.Log.Holding.Task;
        string echo = RawSocket.Envelope("chat.echo", """{"text":"in two"}""", "2");

        await client.SendAsync(RawFrame.TextKind, echo[..20], final: false);
        await client.SendAsync(RawFrame.Ping, new string('p', 125));
        Assert.Equal(125, (await client.ReceiveAsync(RawFrame.Pong)).Payload.Length);
        await client.SendAsync(RawFrame.Continuation, echo[20..]);
        server.Log.Release.SetResult();

        Assert.Equal("1", (await client.ReceiveAsync("chat.echoed")).Id);
        Assert.Equal("2", (await client.ReceiveAsync("chat.echoed")).Id);
    }

    [Theory]
    [InlineData(RawFrame.Ping, true)]
    [InlineData(RawFrame.Pong, false)]
    public async Task Pings_and_pongs_that_nobody_asked_for_count_against_the_rate(byte opcode, bool answered)
    {
        await using ChatServer server = await StartAsync(static options => options.RateLimit = Bucket(5));
        using RawSocket client = await ConnectAsync(server);

        for (int i = 0; i < 4; i++)
        {
            await client.SendAsync(opcode);
        }

        for (int i = 0; i < 4 && answered; i++)
        {
            await client.ReceiveAsync(RawFrame.Pong);
        }

        await client.SendAsync("chat.echo", """{"text":"the fifth"}""", "5");
        await client.ReceiveAsync("chat.echoed");
        await client.SendAsync("chat.echo", """{"text":"the sixth"}""", "6");
        Assert.Contains("ws.rate_limited", (await client.ReceiveAsync("ws.error")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ping_over_the_rate_gets_no_pong()
    {
        await using ChatServer server = await StartAsync(static options => options.RateLimit = Bucket(1));
        using RawSocket client = await ConnectAsync(server);

        await client.SendAsync(RawFrame.Ping, "first");
        await client.SendAsync(RawFrame.Ping, "second");

        Assert.Equal("first", (await client.ReceiveAsync(RawFrame.Pong)).Text);
        Assert.Contains("ws.rate_limited", (await client.ReceiveAsync("ws.error")).Text, StringComparison.Ordinal);
        await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "mark", default), TestContext.Current.CancellationToken);
        await client.ReceiveAsync("chat.said");
    }

    [Fact]
    public async Task A_flood_of_pings_is_closed_with_1008()
    {
        await using ChatServer server = await StartAsync(static options => options.RateLimit = Bucket(1));
        using RawSocket client = await ConnectAsync(server);

        await client.SendBytesAsync([.. Enumerable.Range(0, 102).SelectMany(_ => client.Encode(RawFrame.Ping, ""))]);

        await client.ReceiveAsync(RawFrame.Pong);
        await client.ReceiveAsync("ws.error");
        Assert.Equal((1008, "ws.rate_limited"), (await client.ReceiveAsync(RawFrame.Close)).Closing);
    }

    [Fact]
    public async Task The_answer_to_a_ping_does_not_count_against_the_rate()
    {
        await using ChatServer server = await StartAsync(static options => options.RateLimit = Bucket(1));
        using RawSocket client = await ConnectAsync(server);
        time.Advance(TimeSpan.FromSeconds(30));
        await client.ReceiveAsync(RawFrame.Ping);

        await client.SendAsync(RawFrame.Pong);
        await client.SendAsync("chat.echo", """{"text":"the first"}""", "1");

        await client.ReceiveAsync("chat.echoed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_half_received_message_is_closed_with_1008_at_the_timeout_and_not_before(bool dribbles)
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);
        await client.SendAsync(RawFrame.TextKind, "{", final: false);

        // When the second is answered, the server waits for more of the message.
        for (int i = 0; i < 2; i++)
        {
            await client.SendAsync(RawFrame.Ping);
            await client.ReceiveAsync(RawFrame.Pong);
        }

        for (int second = 0; second < 29; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            if (dribbles)
            {
                await client.SendAsync(RawFrame.Continuation, " ", final: false);
            }
        }

        time.Advance(TimeSpan.FromSeconds(1) - Instant);
        await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "mark", default), TestContext.Current.CancellationToken);
        await client.ReceiveAsync("chat.said");
        time.Advance(Instant);

        Assert.Equal((1008, "ws.timeout"), (await client.ReceiveAsync(RawFrame.Close)).Closing);
    }

    private static async Task<RawSocket> ConnectAsync(ChatServer server)
    {
        RawSocket client = await RawSocket.ConnectAsync(server.Uri);
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    private static TokenBucketRateLimiterOptions Bucket(int tokens) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
    };

    private Task<ChatServer> StartAsync(Action<WsOptions>? configure = null) =>
        ChatServer.StartAsync(configure, build: builder => builder.Services.AddSingleton<TimeProvider>(time));
}
