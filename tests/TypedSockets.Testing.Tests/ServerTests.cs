using System.Net;
using System.Net.WebSockets;
using Auctions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.Testing.Tests;

public sealed class ServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_outlive_hours_because_their_heartbeats_are_answered()
    {
        await using WsTestServer server = await StartAsync();
        await using AuctionClient client = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);
        await using AuctionClient other = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);

        await server.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal((WsClientState.Connected, WsClientState.Connected), (client.State, other.State));
        Assert.Equal(2, server.Context<AuctionEndpoint>().Connections.Count);
        Assert.All(server.Context<AuctionEndpoint>().Connections, connection => Assert.InRange(server.Time.GetUtcNow() - connection.LastSeen, TimeSpan.Zero, TimeSpan.FromSeconds(32)));
    }

    [Fact]
    public async Task A_client_whose_connection_was_cut_comes_back_when_its_delay_has_passed()
    {
        await using WsTestServer server = await StartAsync();
        await using AuctionClient client = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);
        var states = new StateLog(client);

        server.CutConnections();
        await states.WaitForAsync(WsClientState.Reconnecting);
        await AdvanceUntilAsync(server, states.WaitForAsync(WsClientState.Connected));

        await client.WatchAsync(new Watch("vase"), Token);
        Assert.Equal(1, server.Context<AuctionEndpoint>().Rooms.CountMembers("vase"));
    }

    [Fact]
    public async Task A_server_that_stops_tells_its_clients()
    {
        await using WsTestServer server = await StartAsync();
        await using AuctionClient client = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);
        var states = new StateLog(client);

        await server.StopAsync();

        WsStateChangedEventArgs change = await states.WaitForAsync(WsClientState.Reconnecting);
        Assert.Equal(1001, change.Disconnect?.Code);
    }

    [Fact]
    public async Task Requests_and_raw_sockets_reach_the_server_through_its_handler()
    {
        await using WsTestServer server = await WsTestServer.StartAsync(
            static builder => builder.Services.AddSingleton<Lots>(),
            static app =>
            {
                app.MapGet("/hello", static () => "hello");
                app.MapTypedSocket<AuctionEndpoint>("/auction");
            },
            Token);
        using SocketsHttpHandler handler = server.CreateHandler();
        using var http = new HttpClient(handler, disposeHandler: false);
        Assert.Equal("hello", await http.GetStringAsync(new Uri("http://memory/hello"), Token));
        using HttpResponseMessage refused = await http.GetAsync(new Uri("http://memory/auction"), Token);
        Assert.Equal(HttpStatusCode.UpgradeRequired, refused.StatusCode);

        using var socket = new ClientWebSocket();
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await socket.ConnectAsync(new Uri("ws://memory/auction"), invoker, Token);
        var buffer = new byte[1_024];
        ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), Token);
        Assert.StartsWith("""{"type":"ws.connected",""", System.Text.Encoding.UTF8.GetString(buffer, 0, received.Count), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_never_sent_is_missed_with_a_sentence()
    {
        await using WsTestServer server = await StartAsync();
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await soon.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Sent.Room("vase").NextAsync<Raised>(soon.Token));
        Assert.Empty(server.Sent.Room("vase").All);
    }

    [Fact]
    public async Task A_hundred_servers_run_beside_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(static async i =>
        {
            await using WsTestServer server = await StartAsync();
            await using AuctionClient client = await server.ConnectAsync<AuctionClient>(cancellationToken: Token);
            await client.WatchAsync(new Watch($"lot {i}"), Token);
            Assert.Equal([$"lot {i}"], server.Context<AuctionEndpoint>().Rooms.Names);
        }));
    }

    private static Task<WsTestServer> StartAsync() => WsTestServer.StartAsync<AuctionEndpoint>(static services => services.AddSingleton<Lots>(), Token);

    private static async Task AdvanceUntilAsync(WsTestServer server, Task done)
    {
        while (!done.IsCompleted)
        {
            await server.AdvanceAsync(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }

        await done;
    }
}
