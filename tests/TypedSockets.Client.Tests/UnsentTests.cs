using System.Collections.Concurrent;

namespace TypedSockets.Client.Tests;

public sealed class UnsentTests
{
    private readonly ConcurrentQueue<WsErrorEventArgs> errors = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_half_sent_is_reported_and_what_was_not_goes_out_on_the_next_connection_ahead_of_what_came_since()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        HeldStream stream = null!;
        await using var client = new TestClient(server.Uri, HeldStream.NewOptions(connected => stream = connected), timeProvider: clock);
        client.ErrorReceived += (_, error) => errors.Enqueue(error);
        var states = new StateLog(client);
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.RoundTripAsync(client);

        stream.Hold();
        await client.SendAsync(new Say("half-sent"), Token);
        await stream.Held.Patiently();
        await client.SendAsync(new Say("queued 1"), Token);
        Task<Answer> request = client.RequestAsync<Ask, Answer>(new Ask("queued too"), Token).AsTask();
        await client.SendAsync(new Say("queued 2"), Token);
        connection.Abort();
        await Assert.ThrowsAsync<WsDisconnectedException>(() => request.Patiently());
        await client.SendAsync(new Say("since"), Token);
        stream.Break();
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);
        await states.NextAsync(WsClientState.Reconnecting);

        WsErrorEventArgs error = Assert.Single(errors);
        Assert.Equal(("ws.disconnected", "chat.say", true), (error.Code, error.MessageType, error.MayHaveArrived));
        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        Assert.Equal("queued 1", (await connection.ReceiveAsync("chat.say")).Text);
        Assert.Equal("queued 2", (await connection.ReceiveAsync("chat.say")).Text);
        Assert.Equal("since", (await connection.ReceiveAsync("chat.say")).Text);
        await connection.RoundTripAsync(client);
        Assert.Single(errors);
    }

    [Fact]
    public async Task What_was_not_sent_beyond_the_bound_of_the_buffer_is_reported()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        HeldStream stream = null!;
        WsClientOptions options = HeldStream.NewOptions(connected => stream = connected);
        options.BufferedMessages = 2;
        await using var client = new TestClient(server.Uri, options, timeProvider: clock);
        client.ErrorReceived += (_, error) => errors.Enqueue(error);
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.RoundTripAsync(client);

        stream.Hold();
        await client.SendAsync(new Number(0), Token);
        await stream.Held.Patiently();
        await client.SendAsync(new Say("first"), Token);
        await client.SendAsync(new Say("second"), Token);
        await client.SendAsync(new Say("third"), Token);
        connection.Abort();
        stream.Break();
        await clock.PassDelayAsync();

        connection = await server.AcceptAsync();
        Assert.Equal("first", (await connection.ReceiveAsync("chat.say")).Text);
        Assert.Equal("second", (await connection.ReceiveAsync("chat.say")).Text);
        await connection.RoundTripAsync(client);
        Assert.Collection(
            errors,
            error => Assert.Equal(("chat.number", true), (error.MessageType, error.MayHaveArrived)),
            error => Assert.Equal(("chat.say", false), (error.MessageType, error.MayHaveArrived)));
    }

    [Fact]
    public async Task A_close_that_the_server_does_not_let_through_says_what_was_not_sent()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        HeldStream stream = null!;
        await using var client = new TestClient(server.Uri, HeldStream.NewOptions(connected => stream = connected), timeProvider: clock);
        client.ErrorReceived += (_, error) => errors.Enqueue(error);
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.RoundTripAsync(client);

        stream.Hold();
        await client.SendAsync(new Number(1), Token);
        await stream.Held.Patiently();
        await client.SendAsync(new Say("queued"), Token);
        Task closing = client.CloseAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(closing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await closing.Patiently();

        Assert.Equal(
            [("chat.number", true), ("chat.say", false)],
            errors.Select(error => (error.MessageType, error.MayHaveArrived)));
    }

    [Fact]
    public async Task A_thousand_messages_at_once_all_arrive_and_none_is_reported()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        client.ErrorReceived += (_, error) => errors.Enqueue(error);
        ServerConnection connection = await server.ConnectAsync(client);

        for (int i = 0; i < 1_000; i++)
        {
            await client.SendAsync(new Number(i), Token);
        }

        await client.CloseAsync(Token).Patiently();
        for (int i = 0; i < 1_000; i++)
        {
            Assert.Equal(i, (await connection.ReceiveAsync("chat.number")).Payload.GetProperty("value").GetInt32());
        }

        await connection.AssertClosedAsync(1000);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task More_cancels_than_a_stalled_server_takes_do_not_end_the_connection()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        HeldStream stream = null!;
        await using var client = new TestClient(server.Uri, HeldStream.NewOptions(connected => stream = connected), timeProvider: new Clock());
        ServerConnection connection = await server.ConnectAsync(client);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<Answer>[] asked = [.. Enumerable.Range(0, 2_000).Select(_ => client.RequestAsync<Ask, Answer>(new Ask("q"), cancel.Token).AsTask())];
        foreach (Task<Answer> _ in asked)
        {
            await connection.ReceiveAsync("chat.ask");
        }

        stream.Hold();
        await client.SendAsync(new Say("held back"), Token);
        await stream.Held.Patiently();
        await cancel.CancelAsync();

        await Task.WhenAll(asked.Select(request => Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.Patiently())));
        WsClientState state = client.State;
        stream.Break();

        Assert.Equal(WsClientState.Connected, state);
    }
}
