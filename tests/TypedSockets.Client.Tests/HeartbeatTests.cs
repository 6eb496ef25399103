using System.Collections.Concurrent;
using TypedSockets.Tests;

namespace TypedSockets.Client.Tests;

/// <summary>Silence, as the client hears it: a server that is gone without a word, and handlers that are behind.</summary>
public sealed class HeartbeatTests
{
    private const int Messages = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly Clock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silent_server_is_pinged_then_left_and_connected_to_again()
    {
        using var server = new RawServer();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var states = new StateLog(client);
        using RawSocket connection = await server.ConnectAsync(client);
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);

        clock.Advance(Interval - Instant);
        await AssertNothingSentAsync(client, connection);
        clock.Advance(Instant);
        await connection.ReceiveAsync(RawFrame.Ping);
        clock.Advance(TimeSpan.FromSeconds(15) - Instant);
        await AssertNothingSentAsync(client, connection);
        Assert.Equal(WsClientState.Connected, client.State);
        clock.Advance(Instant);

        WsStateChangedEventArgs lost = await states.NextAsync(WsClientState.Reconnecting);
        Assert.Equal((null, "ws.silent", false), (lost.Disconnect!.Code, lost.Disconnect.Reason, lost.Disconnect.ByPeer));
        Assert.Null(await connection.ReceiveAsync());
        await clock.PassDelayAsync();
        using RawSocket again = await server.AcceptAsync();
        await states.NextAsync(WsClientState.Connected);
        await AssertNothingSentAsync(client, again);
    }

    [Theory]
    [InlineData(RawFrame.Ping)]
    [InlineData(RawFrame.Pong)]
    public async Task A_server_that_gives_a_sign_of_life_is_not_left(byte opcode)
    {
        using var server = new RawServer();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        using RawSocket connection = await server.ConnectAsync(client);

        for (int i = 0; i < 5; i++)
        {
            clock.Advance(Interval);
            await connection.ReceiveAsync(RawFrame.Ping);
            await connection.SendAsync(opcode);

            // The answer to this one tells that all before it was received.
            await connection.SendAsync(RawFrame.Ping, "mark");
            RawFrame answer = await connection.ReceiveAsync(RawFrame.Pong);
            if (answer.Text != "mark")
            {
                Assert.Equal("mark", (await connection.ReceiveAsync(RawFrame.Pong)).Text);
            }
        }

        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task A_client_whose_handler_is_slow_tells_that_it_lives_and_does_not_take_the_server_for_dead()
    {
        using var server = new RawServer();
        await using var client = new TestClient(server.Uri, NarrowOptions(), timeProvider: clock);
        var handled = new ConcurrentQueue<string>();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.On((Func<Said, ValueTask>)(async said =>
        {
            await release.Task;
            handled.Enqueue(said.Text);
            if (handled.Count == Messages)
            {
                done.SetResult();
            }
        }));
        using RawSocket connection = await server.ConnectAsync(client);
        await PauseAsync(client, connection);

        // What the server asks meanwhile waits unread, so only these pongs keep the client alive there.
        await connection.SendAsync(RawFrame.Ping, "waits");
        for (int i = 0; i < 10; i++)
        {
            clock.Advance(Interval - Instant);
            await AssertNothingSentAsync(client, connection);
            clock.Advance(Instant);
            Assert.Empty((await connection.ReceiveAsync(RawFrame.Pong)).Payload);
        }

        release.SetResult();
        await done.Task.Patiently();
        Assert.Equal(Enumerable.Range(0, Messages).Select(static i => $"{i}"), handled);
        Assert.Equal("waits", (await connection.ReceiveAsync(RawFrame.Pong)).Text);
        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task A_server_that_does_not_finish_a_message_is_closed_with_1008()
    {
        using var server = new RawServer();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        using RawSocket connection = await server.ConnectAsync(client);
        await connection.SendAsync(RawFrame.TextKind, "{", final: false);

        // When the second is answered, the client waits for more of the message.
        for (int i = 0; i < 2; i++)
        {
            await connection.SendAsync(RawFrame.Ping);
            await connection.ReceiveAsync(RawFrame.Pong);
        }

        clock.Advance(TimeSpan.FromSeconds(30) - Instant);
        await AssertNothingSentAsync(client, connection);
        clock.Advance(Instant);

        Assert.Equal((1008, "ws.timeout"), (await connection.ReceiveAsync(RawFrame.Close)).Closing);
    }

    private static WsClientOptions NarrowOptions()
    {
        var options = new WsClientOptions();
        options.ReceiveQueue.MaxMessages = 2;
        options.ReceiveQueue.MaxPause = TimeSpan.FromMinutes(10);
        return options;
    }

    /// <summary>Sends more than the handlers have room for, and returns when the client has told that it reads no more.</summary>
    private async Task PauseAsync(TestClient client, RawSocket connection)
    {
        await connection.SendBytesAsync([.. Enumerable.Range(0, Messages).SelectMany(i => connection.Encode(RawFrame.TextKind, RawSocket.Envelope("chat.said", $$"""{"text":"{{i}}"}""")))]);
        RawFrame? frame;
        do
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await client.SendAsync(new Say("mark"), Token);
            frame = await connection.ReceiveAsync();
            if (frame!.Opcode == RawFrame.Ping)
            {
                // The clock outran the client, which takes that for silence.
                await connection.SendAsync(RawFrame.Pong);
                frame = await connection.ReceiveAsync();
            }

            // Paces the fake clock, so that it does not outrun the client.
            await Task.Delay(5, Token);
        }
        while (frame!.Opcode == RawFrame.TextKind);

        Assert.Equal(RawFrame.Pong, frame.Opcode);
        await connection.ReceiveAsync("chat.say");
    }

    /// <summary>What the client sends now is the next that the server receives: pings and closes would have come before.</summary>
    private static async Task AssertNothingSentAsync(TestClient client, RawSocket connection)
    {
        await client.SendAsync(new Say("mark"), Token);
        await connection.ReceiveAsync("chat.say");
    }
}
