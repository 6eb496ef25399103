namespace TypedSockets.Client.Tests;

public sealed class DisposeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closing_sends_what_is_queued_and_then_1000()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        ServerConnection connection = await server.ConnectAsync(client);

        await client.SendAsync(new Say("last"), Token);
        await client.CloseAsync(Token).Patiently();

        Assert.Equal(WsClientState.Closed, client.State);
        Assert.Equal("last", (await connection.ReceiveAsync("chat.say")).Text);
        await connection.AssertClosedAsync(1000);
    }

    [Fact]
    public async Task A_closed_client_can_be_opened_again()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        await server.ConnectAsync(client);

        await client.CloseAsync(Token).Patiently();
        await client.CloseAsync(Token).Patiently();
        ServerConnection connection = await server.ConnectAsync(client);
        await client.SendAsync(new Say("again"), Token);

        Assert.Equal("again", (await connection.ReceiveAsync("chat.say")).Text);
    }

    [Fact]
    public async Task Disposing_ends_every_wait_and_the_client_with_it()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        var client = new TestClient(server.Uri, timeProvider: clock);
        ServerConnection connection = await server.ConnectAsync(client);
        Task<Answer> open = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        await connection.ReceiveAsync("chat.ask");
        connection.Abort();
        await Assert.ThrowsAsync<WsDisconnectedException>(() => open.Patiently());
        await clock.NextDelayAsync();
        Task<Answer> buffered = client.RequestAsync<Ask, Answer>(new Ask("q"), Token).AsTask();
        Task connecting = client.ConnectAsync(Token);

        await client.DisposeAsync().Patiently();
        await client.DisposeAsync().Patiently();

        await Assert.ThrowsAsync<WsDisconnectedException>(() => buffered.Patiently());
        await Assert.ThrowsAnyAsync<WsException>(() => connecting.Patiently());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ConnectAsync(Token).Patiently());
        await Assert.ThrowsAsync<WsDisconnectedException>(() => client.SendAsync(new Say("late"), Token).Patiently());
        Assert.Equal(WsClientState.Closed, client.State);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(server.Authorizations);
    }

    [Fact]
    public async Task Disposing_while_connecting_ends_the_attempt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var client = new TestClient(server.Uri);
        Task connecting = client.ConnectAsync(Token);
        await server.AcceptSilentlyAsync();

        await client.DisposeAsync().Patiently();

        await Assert.ThrowsAsync<WsDisconnectedException>(() => connecting.Patiently());
        Assert.Equal(WsClientState.Closed, client.State);
    }

    [Fact]
    public async Task Disposing_waits_for_the_handler_that_runs()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var client = new TestClient(server.Uri);
        var entered = new TaskCompletionSource();
        var mayLeave = new TaskCompletionSource();
        client.On<Said>(async _ =>
        {
            entered.SetResult();
            await mayLeave.Task;
        });
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.SendAsync("chat.said", """{"text":"hi"}""");
        await entered.Task.Patiently();

        Task disposing = client.DisposeAsync().AsTask();
        await connection.AssertClosedAsync(1000);
        Assert.False(disposing.IsCompleted);
        mayLeave.SetResult();

        await disposing.Patiently();
    }

    [Fact]
    public async Task A_handler_may_close_its_client()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var closed = new TaskCompletionSource();
        client.On<Said>(async _ =>
        {
            await client.CloseAsync();
            closed.SetResult();
        });
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("chat.said", """{"text":"bye"}""");

        await closed.Task.Patiently();
        await connection.AssertClosedAsync(1000);
    }

    [Fact]
    public async Task A_client_that_never_connected_closes_too()
    {
        var client = new TestClient(new Uri("ws://localhost"));
        var states = new StateLog(client);

        await client.DisposeAsync().Patiently();

        await states.NextAsync(WsClientState.Closed);
    }
}
