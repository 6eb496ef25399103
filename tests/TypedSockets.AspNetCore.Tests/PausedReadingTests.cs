using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TypedSockets.Tests;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A slow handler lets reading pause. The client's silence is the server's own doing then.</summary>
public sealed class PausedReadingTests
{
    private const int Messages = 20;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_client_is_not_taken_for_dead_and_everything_it_sent_is_handled_in_order()
    {
        await using ChatServer server = await StartAsync(static options => options.ReceiveQueue.MaxPause = TimeSpan.FromMinutes(10));
        using RawSocket client = await ConnectAsync(server);
        await PauseAsync(server, client);

        for (int interval = 0; interval < 10; interval++)
        {
            // It tells that it lives, and asks for nothing that it would not read.
            time.Advance(TimeSpan.FromSeconds(30) - Instant);
            await AssertNothingSentAsync(server, client);
            time.Advance(Instant);
            await client.ReceiveAsync(RawFrame.Pong);
        }

        server.Log.Release.SetResult();
        Assert.Equal("hold", (await client.ReceiveAsync("chat.echoed")).Id);
        for (int i = 0; i < Messages; i++)
        {
            Assert.Equal($"{i}", (await client.ReceiveAsync("chat.echoed")).Id);
        }

        // From now on its silence is its own again.
        time.Advance(TimeSpan.FromSeconds(30) - Instant);
        await AssertNothingSentAsync(server, client);
        time.Advance(Second);
        await client.ReceiveAsync(RawFrame.Ping);
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_pause_lasts_as_long_as_its_bound_and_ends_with_1013()
    {
        // With these the connection is looked after every second, so it told of the pause one second after it began.
        await using ChatServer server = await StartAsync(static options => options.Heartbeat.Timeout = options.Heartbeat.Interval + TimeSpan.FromSeconds(4));
        using RawSocket client = await ConnectAsync(server);
        await PauseAsync(server, client);

        time.Advance(TimeSpan.FromSeconds(59) - Instant);
        await client.ReceiveAsync(RawFrame.Pong);
        await AssertNothingSentAsync(server, client);
        time.Advance(Instant);

        Assert.Equal((1013, "ws.busy"), (await client.ReceiveAsync(RawFrame.Close)).Closing);
    }

    [Theory]
    [InlineData(30, 45)]
    [InlineData(30, 34)]
    [InlineData(5, 60)]
    [InlineData(3_600, 7_200)]
    public void A_pause_is_told_of_long_before_the_client_has_waited_for_its_timeout(int interval, int timeout)
    {
        var options = new WsOptions { Heartbeat = { Interval = TimeSpan.FromSeconds(interval), Timeout = TimeSpan.FromSeconds(timeout) } };

        // It has pinged at the interval, and that ping was the first that is not read.
        Assert.InRange(options.HeartbeatPatience + options.HeartbeatPeriod, TimeSpan.Zero, options.Heartbeat.Timeout / 2 - options.Heartbeat.Interval / 2);
    }

    /// <summary>Occupies the handler, fills its queue, and returns when the server has told that it reads no more.</summary>
    private async Task PauseAsync(ChatServer server, RawSocket client)
    {
        await client.SendAsync("chat.hold", "{}", "hold");
        await server.Log.Holding.Task;
        await client.SendBytesAsync([.. Enumerable.Range(0, Messages).SelectMany(i => client.Encode(RawFrame.TextKind, RawSocket.Envelope("chat.echo", """{"text":"hi"}""", $"{i}")))]);
        RawFrame? frame;
        do
        {
            time.Advance(Second);
            await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "mark", default), TestContext.Current.CancellationToken);
            frame = await client.ReceiveAsync();
            if (frame!.Opcode == RawFrame.Ping)
            {
                // The clock outran the server, which takes that for silence.
                await client.SendAsync(RawFrame.Pong);
                frame = await client.ReceiveAsync();
            }

            // Paces the fake clock, so that it does not outrun the server.
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        while (frame!.Opcode == RawFrame.TextKind);

        Assert.Equal(RawFrame.Pong, frame.Opcode);
        await client.ReceiveAsync("chat.said");
    }

    private static async Task AssertNothingSentAsync(ChatServer server, RawSocket client)
    {
        await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "mark", default), TestContext.Current.CancellationToken);
        await client.ReceiveAsync("chat.said");
    }

    private static async Task<RawSocket> ConnectAsync(ChatServer server)
    {
        RawSocket client = await RawSocket.ConnectAsync(server.Uri);
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    private Task<ChatServer> StartAsync(Action<WsOptions>? configure = null) => ChatServer.StartAsync(
        options =>
        {
            options.ReceiveQueue.MaxMessages = 2;
            configure?.Invoke(options);
        },
        build: builder => builder.Services.AddSingleton<TimeProvider>(time));
}
