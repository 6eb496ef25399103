using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TypedSockets.Tests;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Silence, as the server hears it: a client that is gone without a word, and one that is only slow.</summary>
public sealed class HeartbeatTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_client_is_pinged_after_the_interval_of_silence_and_not_before()
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);

        time.Advance(Interval - Instant);
        await AssertNothingSentAsync(server, client);
        time.Advance(Instant);
        Assert.Empty((await client.ReceiveAsync(RawFrame.Ping)).Payload);

        // Once is enough.
        time.Advance(Timeout - Interval - Instant);
        await AssertNothingSentAsync(server, client);
    }

    [Theory]
    [InlineData("pong")]
    [InlineData("ping")]
    [InlineData("message")]
    [InlineData("fragment")]
    [InlineData("byte")]
    public async Task Whatever_is_received_counts_as_life(string what)
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);
        time.Advance(Interval - Instant);

        await client.SendBytesAsync(what switch
        {
            "pong" => client.Encode(RawFrame.Pong, ""),
            "ping" => client.Encode(RawFrame.Ping, ""),
            "message" => client.Encode(RawFrame.TextKind, RawSocket.Envelope("chat.leave", """{"room":"none"}""")),
            "fragment" => client.Encode(RawFrame.TextKind, "{", final: false),
            _ => [0x81],
        });
        await SeenNowAsync(server);
        if (what == "ping")
        {
            await client.ReceiveAsync(RawFrame.Pong);
        }

        time.Advance(Interval - Instant);
        await AssertNothingSentAsync(server, client);
        if (what is not "fragment" and not "byte")
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await client.ReceiveAsync(RawFrame.Ping);
        }
    }

    [Fact]
    public async Task An_answered_ping_is_followed_by_the_next_after_another_interval()
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);

        for (int i = 0; i < 5; i++)
        {
            time.Advance(Interval);
            await client.ReceiveAsync(RawFrame.Ping);
            await client.SendAsync(RawFrame.Pong);
            await SeenNowAsync(server);
        }

        Assert.Single(server.Context.Connections);
    }

    [Fact]
    public async Task A_silent_client_is_ended_at_the_timeout_and_not_before()
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);
        await client.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        await client.SendAsync("chat.echo", """{"text":"hi"}""", "1");
        await client.ReceiveAsync("chat.echoed");
        string id = server.Context.Connections.Single().Id;
        Assert.Equal(1, server.Context.Rooms.Count);

        time.Advance(Timeout - Instant);
        await client.ReceiveAsync(RawFrame.Ping);
        await AssertNothingSentAsync(server, client);
        Assert.Equal(1, server.Context.Rooms.Count);
        time.Advance(Instant);

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await server.Log.Disposed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal((null, "ws.silent", false, false), (disconnect.Code, disconnect.Reason, disconnect.ByPeer, disconnect.IsClean));
        Assert.IsType<TimeoutException>(disconnect.Exception);
        Assert.Equal([$"connected {id}", $"disconnected {id}"], server.Log.Entries);
        Assert.Empty(server.Context.Connections);
        Assert.Equal(0, server.Context.Rooms.Count);
        Assert.Null(await client.ReceiveAsync());
    }

    [Fact]
    public async Task What_is_sent_to_a_client_does_not_make_it_alive()
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);

        for (int second = 0; second < 45; second++)
        {
            Assert.Single(server.Context.Connections);
            await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "tick", default), TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal("ws.silent", disconnect.Reason);
    }

    [Fact]
    public async Task Last_seen_is_when_something_was_last_received()
    {
        await using ChatServer server = await StartAsync();
        using RawSocket client = await ConnectAsync(server);
        WsConnection connection = server.Context.Connections.Single();
        Assert.Equal(time.GetUtcNow(), connection.LastSeen);

        time.Advance(TimeSpan.FromSeconds(17.25));
        Assert.Equal(TimeSpan.FromSeconds(17.25), time.GetUtcNow() - connection.LastSeen);
        await client.SendAsync(RawFrame.Pong);
        await SeenNowAsync(server);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), time.GetUtcNow() - connection.LastSeen);
    }

    [Fact]
    public async Task The_bounds_are_options()
    {
        await using ChatServer server = await StartAsync(static options =>
        {
            options.Heartbeat.Interval = TimeSpan.FromSeconds(4);
            options.Heartbeat.Timeout = TimeSpan.FromSeconds(8);
        });
        using RawSocket client = await ConnectAsync(server);

        time.Advance(TimeSpan.FromSeconds(3.9));
        await AssertNothingSentAsync(server, client);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await client.ReceiveAsync(RawFrame.Ping);
        time.Advance(TimeSpan.FromSeconds(3.9));
        await AssertNothingSentAsync(server, client);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Null(await client.ReceiveAsync());
    }

    private Task<ChatServer> StartAsync(Action<WsOptions>? configure = null) =>
        ChatServer.StartAsync(configure, build: builder => builder.Services.AddSingleton<TimeProvider>(time));

    private static async Task<RawSocket> ConnectAsync(ChatServer server)
    {
        RawSocket client = await RawSocket.ConnectAsync(server.Uri);
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    /// <summary>What the server sends now is the next that the client receives: pings and closes would have come before.</summary>
    private static async Task AssertNothingSentAsync(ChatServer server, RawSocket client)
    {
        await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "mark", default), TestContext.Current.CancellationToken);
        await client.ReceiveAsync("chat.said");
    }

    /// <summary>Waits until the server has received what was sent to it since the clock last moved.</summary>
    private async Task SeenNowAsync(ChatServer server)
    {
        WsConnection connection = server.Context.Connections.Single();
        using var patience = new CancellationTokenSource(Patience);
        while (connection.LastSeen != time.GetUtcNow())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
