using System.Net;

namespace TypedSockets.Client.Tests;

public sealed class ReconnectTests
{
    [Fact]
    public async Task A_lost_connection_is_made_again_with_growing_delays()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        var states = new StateLog(client);
        ServerConnection connection = await server.ConnectAsync(client);
        clock.Advance(TimeSpan.FromSeconds(5));

        server.Refusals.Enqueue(HttpStatusCode.ServiceUnavailable);
        server.Refusals.Enqueue(HttpStatusCode.NotFound);
        connection.Abort();

        Assert.InRange(await clock.PassDelayAsync(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.3));
        Assert.InRange(await clock.PassDelayAsync(), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.6));
        Assert.InRange(await clock.PassDelayAsync(), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5.2));
        await server.AcceptAsync();

        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);
        WsStateChangedEventArgs lost = await states.NextAsync(WsClientState.Reconnecting);
        Assert.Equal(WsClientState.Connected, lost.OldState);
        Assert.Null(lost.Disconnect!.Code);
        Assert.NotNull(lost.Exception);
        await states.NextAsync(WsClientState.Connected);
    }

    [Fact]
    public async Task A_server_that_accepts_and_drops_is_not_hammered()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        ServerConnection connection = await server.ConnectAsync(client);

        for (int i = 0; i < 4; i++)
        {
            connection.Abort();
            Assert.InRange(await clock.PassDelayAsync(), TimeSpan.FromSeconds(1 << i), TimeSpan.FromSeconds(1.3 * (1 << i)));
            connection = await server.AcceptAsync();
        }
    }

    [Theory]
    [InlineData(1000, "")]
    [InlineData(1008, "ws.rate_limited")]
    [InlineData(4500, "banned")]
    [InlineData(4999, "gone")]
    public async Task A_close_that_forbids_to_come_back_closes_the_client(int code, string reason)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri);
        var states = new StateLog(client);
        ServerConnection connection = await server.ConnectAsync(client);
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);

        await connection.CloseAsync(code, reason);

        WsStateChangedEventArgs closed = await states.NextAsync(WsClientState.Closed);
        Assert.Equal(new WsDisconnect(code, reason, ByPeer: true), closed.Disconnect);
        var exception = await Assert.ThrowsAsync<WsDisconnectedException>(() => client.SendAsync(new Say("late"), TestContext.Current.CancellationToken).Patiently());
        Assert.Equal(code, exception.Disconnect!.Code);
        Assert.Single(server.Authorizations);

        await server.ConnectAsync(client);
        Assert.Equal(WsClientState.Connected, client.State);
    }

    [Fact]
    public async Task Every_attempt_has_a_token_of_its_own_and_an_expired_one_is_renewed_at_once()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int tokens = 0;
        var options = new WsClientOptions { AccessToken = _ => ValueTask.FromResult<string?>($"t{++tokens}") };
        await using var client = new TestClient(server.Uri, options, timeProvider: new Clock());
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.CloseAsync(1008, "ws.expired");
        await server.AcceptAsync();

        Assert.Equal(["Bearer t1", "Bearer t2"], server.Authorizations);
    }

    [Fact]
    public async Task A_later_401_asks_for_a_fresh_token_once()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        int tokens = 0;
        var options = new WsClientOptions { AccessToken = _ => ValueTask.FromResult<string?>($"t{++tokens}") };
        await using var client = new TestClient(server.Uri, options, timeProvider: clock);
        var states = new StateLog(client);
        ServerConnection connection = await server.ConnectAsync(client);
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);

        server.Refusals.Enqueue(HttpStatusCode.Unauthorized);
        server.Refusals.Enqueue(HttpStatusCode.Unauthorized);
        connection.Abort();
        await clock.PassDelayAsync();

        await states.NextAsync(WsClientState.Reconnecting);
        WsStateChangedEventArgs closed = await states.NextAsync(WsClientState.Closed);
        Assert.Equal(HttpStatusCode.Unauthorized, Assert.IsType<WsConnectException>(closed.Exception).StatusCode);
        Assert.Equal(["Bearer t1", "Bearer t2", "Bearer t3"], server.Authorizations);
    }

    [Fact]
    public async Task A_server_that_shuts_down_says_when_to_come_back()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        ServerConnection connection = await server.ConnectAsync(client);

        await connection.SendAsync("ws.closing", """{"retryAfter":7000}""");
        await connection.CloseAsync(1001, "ws.shutting_down");

        Assert.Equal(TimeSpan.FromSeconds(7), await clock.PassDelayAsync());
        await server.AcceptAsync();
    }

    [Fact]
    public async Task What_is_called_once_the_server_is_leaving_waits_for_the_next_connection_and_what_was_called_before_goes_on()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        CancellationToken token = TestContext.Current.CancellationToken;
        var leaving = new TaskCompletionSource();
        client.On<Said>(_ => leaving.SetResult());
        ServerConnection connection = await server.ConnectAsync(client);
        Task<Answer> before = client.RequestAsync<Ask, Answer>(new Ask("before"), token).AsTask();
        ClientFrame asked = await connection.ReceiveAsync("chat.ask");

        await connection.SendAsync("ws.closing", """{"retryAfter":1000}""");
        await connection.SendAsync("chat.said", """{"text":"I am leaving"}""");
        await leaving.Task.Patiently();
        await client.SendAsync(new Say("later"), token);
        Task<Answer> after = client.RequestAsync<Ask, Answer>(new Ask("after"), token).AsTask();
        Assert.Equal(WsClientState.Connected, client.State);
        await connection.SendAsync("chat.answer", """{"text":"still here"}""", asked.Id);
        Assert.Equal("still here", (await before.Patiently()).Text);
        await connection.CloseAsync(1001, "ws.shutting_down");
        await connection.AssertClosedAsync(1001);

        await clock.PassDelayAsync();
        connection = await server.AcceptAsync();
        Assert.Equal("later", (await connection.ReceiveAsync("chat.say")).Text);
        asked = await connection.ReceiveAsync("chat.ask");
        await connection.SendAsync("chat.answer", """{"text":"here again"}""", asked.Id);
        Assert.Equal("here again", (await after.Patiently()).Text);
    }

    [Fact]
    public async Task The_servers_spread_delays_the_return()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        Task connecting = client.ConnectAsync(TestContext.Current.CancellationToken);
        ServerConnection connection = await server.AcceptAsync(spread: 30_000);
        await connecting.Patiently();

        connection.Abort();

        Assert.InRange(await clock.PassDelayAsync(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(31.3));
        await server.AcceptAsync();
    }

    [Fact]
    public async Task A_server_that_greets_again_changes_the_spread_and_nothing_else()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, new WsClientOptions { Reconnect = { Jitter = 0 } }, timeProvider: clock);
        int connects = 0;
        client.OnConnected(_ => { connects++; return ValueTask.CompletedTask; });
        ServerConnection connection = await server.ConnectAsync(client);
        await connection.RoundTripAsync(client);

        await connection.SendAsync("ws.connected", """{"clientId":"c1","heartbeat":30000,"maxMessageBytes":1048576,"rate":0,"burst":0,"spread":3600000}""");
        await connection.RoundTripAsync(client);
        connection.Abort();

        Assert.InRange(await clock.PassDelayAsync(), TimeSpan.FromSeconds(1.001), TimeSpan.FromSeconds(3_601));
        Assert.Equal(1, connects);
        await server.AcceptAsync();
    }

    [Fact]
    public async Task Connecting_while_a_connection_is_made_again_waits_for_it()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        await using var client = new TestClient(server.Uri, timeProvider: clock);
        ServerConnection connection = await server.ConnectAsync(client);

        connection.Abort();
        TimeSpan delay = await clock.NextDelayAsync();
        Task connecting = client.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.False(connecting.IsCompleted);

        clock.Advance(delay);
        await server.AcceptAsync();
        await connecting.Patiently();
    }

    [Fact]
    public async Task A_policy_that_throws_closes_the_client()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        await using var client = new TestClient(server.Uri, reconnectPolicy: new FaultyPolicy());
        var states = new StateLog(client);
        ServerConnection connection = await server.ConnectAsync(client);
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);

        connection.Abort();

        WsStateChangedEventArgs closed = await states.NextAsync(WsClientState.Closed);
        Assert.IsType<InvalidTimeZoneException>(closed.Exception);
    }

    private sealed class FaultyPolicy : IWsReconnectPolicy
    {
        public TimeSpan? NextDelay(int attempt) => throw new InvalidTimeZoneException();
    }
}
