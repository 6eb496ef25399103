using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>From the handshake to the disposed endpoint.</summary>
public sealed class LifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_endpoint_is_told_once_of_its_connection_and_of_its_end_and_is_disposed()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        string id = server.Context.Connections.Single().Id;

        await client.CloseAsync();

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await server.Log.Disposed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal((1000, "", true, true), (disconnect.Code, disconnect.Reason, disconnect.ByPeer, disconnect.IsClean));
        Assert.Equal([$"connected {id}", $"disconnected {id}"], server.Log.Entries);
        Assert.Empty(server.Context.Connections);
        Assert.Null(server.Context.Connections.Find(id));
    }

    [Fact]
    public async Task What_was_received_before_a_clean_close_is_still_handled()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        using RawClient other = await server.ConnectAsync();
        await other.SendAsync("chat.join", """{"room":"lobby","name":"Other"}""");
        await other.FlushAsync();

        await client.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        for (int i = 0; i < 20; i++)
        {
            await client.SendAsync("chat.tell", """{"whom":"everyone","to":"","text":"last words"}""");
        }

        await client.CloseAsync();

        for (int i = 0; i < 20; i++)
        {
            await other.ReceiveAsync("chat.said");
        }
    }

    [Fact]
    public async Task A_broken_connection_has_no_code_and_leaves_its_rooms()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        await client.FlushAsync();

        client.Socket.Abort();

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Null(disconnect.Code);
        Assert.False(disconnect.IsClean);
        Assert.Equal(0, server.Context.Rooms.Count);
    }

    [Fact]
    public async Task A_handler_can_close_its_own_connection()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();

        await client.SendAsync("chat.fail", """{"how":"close"}""");

        await client.AssertClosedAsync(4321, "as.asked");
    }

    [Fact]
    public async Task A_connection_can_be_closed_and_cut_off_from_outside()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using RawClient closed = await server.ConnectAsync();
        Task closing = server.Context.Connections.Single().CloseAsync(4000, "kicked").AsTask();
        await closed.AssertClosedAsync(4000, "kicked");
        await closed.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await closing.WaitAsync(Patience, TestContext.Current.CancellationToken);

        using RawClient aborted = await server.ConnectAsync();
        server.Context.Connections.Single().Abort();
        await Assert.ThrowsAnyAsync<WebSocketException>(async () => await aborted.ReceiveAsync());
    }

    [Fact]
    public async Task A_peer_that_does_not_answer_the_close_is_cut_off()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.CloseTimeout = TimeSpan.FromMilliseconds(100));
        using RawClient client = await server.ConnectAsync();

        await server.Context.Connections.Single().CloseAsync(4000, "kicked").AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Empty(server.Context.Connections);
    }

    [Fact]
    public async Task A_handler_that_ignores_its_token_does_not_keep_the_connection()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.CloseTimeout = TimeSpan.FromMilliseconds(100), map: static app => app.MapTypedSocket<StubbornEndpoint>("/chat"));
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("stubborn.stay", "{}");
        await StubbornEndpoint.Staying.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await client.CloseAsync();

        await StubbornEndpoint.Left.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Empty(server.App.Services.GetRequiredService<WsContext<StubbornEndpoint>>().Connections);
    }

    [Fact]
    public async Task An_endpoint_that_blocks_when_it_is_told_of_its_connection_keeps_neither_reading_nor_shutdown()
    {
        using var gate = new ManualResetEventSlim();
        await using ChatServer server = await ChatServer.StartAsync(
            static options => options.CloseTimeout = TimeSpan.FromMilliseconds(100),
            builder => builder.Services.AddSingleton(gate),
            static app => app.MapTypedSocket<BlockingEndpoint>("/chat"));
        using RawClient client = await server.ConnectAsync();

        try
        {
            await client.SendAsync("ws.ping", "{}");
            await client.ReceiveAsync("ws.pong");
            Task stopping = server.App.StopAsync(TestContext.Current.CancellationToken);
            await client.ReceiveAsync("ws.closing");
            await client.AssertClosedAsync(1001, "ws.shutting_down");
            await client.CloseAsync();
            await stopping.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            gate.Set();
        }
    }

    [Fact]
    public async Task An_endpoint_that_cannot_be_created_fails_the_handshake()
    {
        await using ChatServer server = await ChatServer.StartAsync(map: static app => app.MapTypedSocket<ImpossibleEndpoint>("/chat"));
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken));

        Assert.Equal(500, (int)socket.HttpStatusCode);
    }

    [Fact]
    public async Task The_time_that_a_connection_was_last_seen_moves_with_what_it_sends()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using ChatServer server = await ChatServer.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(time));
        using RawClient client = await server.ConnectAsync();
        WsConnection connection = server.Context.Connections.Single();
        Assert.Equal(connection.ConnectedAt, connection.LastSeen);

        time.Advance(TimeSpan.FromSeconds(7));
        await client.FlushAsync();

        Assert.Equal(connection.ConnectedAt.AddSeconds(7), connection.LastSeen);
        Assert.True(System.Net.IPAddress.IsLoopback(connection.RemoteAddress!));
        connection.Items["key"] = "value";
        Assert.Equal("value", connection.Items["key"]);
    }

    [Fact]
    public async Task A_silent_peer_is_pinged_and_then_given_up()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.Heartbeat.Interval = TimeSpan.FromMilliseconds(200);
            options.Heartbeat.Timeout = TimeSpan.FromMilliseconds(600);
        });

        // A client that reads answers pings by itself; one that does not read is silent.
        using RawClient silent = await server.ConnectAsync();

        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Null(disconnect.Code);
        Assert.Empty(server.Context.Connections);
    }

    [Fact]
    public async Task A_peer_that_answers_pings_stays()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options =>
        {
            options.Heartbeat.Interval = TimeSpan.FromMilliseconds(100);
            options.Heartbeat.Timeout = TimeSpan.FromSeconds(30);
        });
        using var wire = new CountingHandler();
        using RawClient client = await RawClient.ConnectAsync(server.Uri, wire);
        await client.ReceiveAsync("ws.connected");

        // A pending read answers pings; each arrives as a read of its own.
        Task<JsonElement> receiving = client.ReceiveAsync("chat.said");
        await wire.WaitForReadsAsync(10).WaitAsync(Patience, TestContext.Current.CancellationToken);

        await server.Context.Everyone.SaidAsync(new Said("", "", "still here", default), TestContext.Current.CancellationToken);
        await receiving;
    }

    [Fact]
    public async Task Who_has_left_can_still_be_announced_in_the_rooms_it_was_in()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        server.Log.AnnouncesLeaving = true;
        using RawClient ada = await server.ConnectAsync();
        using RawClient bob = await server.ConnectAsync();
        await bob.SendAsync("chat.join", """{"room":"lobby","name":"Bob"}""");
        await bob.FlushAsync();
        await ada.SendAsync("chat.join", """{"room":"lobby","name":"Ada"}""");
        await ada.FlushAsync();

        await ada.CloseAsync();

        JsonElement said = await bob.ReceiveAsync("chat.said");
        Assert.Equal("""{"room":"lobby","name":"Ada","text":"left"}""", $$"""{"room":"{{Member(said, "room")}}","name":"{{Member(said, "name")}}","text":"{{Member(said, "text")}}"}""");

        static string? Member(JsonElement frame, string name) => frame.GetProperty("payload").GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_shutdown_lets_running_requests_finish_and_closes_with_1001()
    {
        ChatServer server = await ChatServer.StartAsync();
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.hold", "{}", "7");
        await server.Log.Holding.Task;

        Task stopping = server.App.StopAsync(TestContext.Current.CancellationToken);
        JsonElement closing = await client.ReceiveAsync("ws.closing");
        Assert.True(closing.GetProperty("payload").GetProperty("retryAfter").GetInt64() > 0);
        await client.SendAsync("chat.echo", """{"text":"too late"}""", "8");
        await client.ReceiveErrorAsync("ws.unavailable", "8");
        await AssertRefusedAsync(server);
        server.Log.Release.SetResult();

        Assert.Equal("7", (await client.ReceiveAsync("chat.echoed")).GetProperty("id").GetString());
        await client.AssertClosedAsync(1001, "ws.shutting_down");
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await stopping.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_shutdown_ends_streams_and_does_not_wait_longer_than_its_bound()
    {
        ChatServer server = await ChatServer.StartAsync(static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(300));
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.count", """{"last":0,"forever":true}""", "stream");
        for (int i = 0; i < 64; i++)
        {
            await client.ReceiveAsync("chat.number");
        }

        await client.SendAsync("chat.hold", "{}", "7");
        await server.Log.Holding.Task;

        Task stopping = server.App.StopAsync(TestContext.Current.CancellationToken);

        await client.ReceiveAsync("ws.closing");
        await client.ReceiveErrorAsync("ws.unavailable", "stream");
        await client.AssertClosedAsync(1001, "ws.shutting_down");

        // Neither the handler nor this client, which answers no close, keeps it.
        await stopping.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await server.DisposeAsync();
    }

    private static async Task AssertRefusedAsync(ChatServer server)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken));
        Assert.Equal(503, (int)socket.HttpStatusCode);
    }
}
