using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The server's frames and those of the framework's client, on every wire that they may go by.</summary>
public sealed class InteropTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<Wire, int> Sizes => new(Enum.GetValues<Wire>(), [0, 1_000, 65_400, 70_000, 900_000]);

    public static TheoryData<Wire> Wires => [.. Enum.GetValues<Wire>()];

    public static MatrixTheoryData<Wire, (int Fragments, bool Fit)> Fragments => new(Enum.GetValues<Wire>(), [(1_000, true), (1_001, false)]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Messages_of_every_size_go_both_ways(Wire wire, int size)
    {
        await using ChatServer server = await StartAsync(wire);
        using RawClient client = await ConnectAsync(server, wire);
        string text = new('x', size);

        for (int i = 0; i < 3; i++)
        {
            await client.SendAsync("chat.echo", $$"""{"text":"{{text}}"}""", $"{i}");
            JsonElement echoed = await client.ReceiveAsync("chat.echoed");
            Assert.Equal(text, echoed.GetProperty("payload").GetProperty("text").GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Fragments))]
    public async Task A_message_comes_in_as_many_fragments_as_the_limit_allows(Wire wire, (int Count, bool Fit) fragments)
    {
        await using ChatServer server = await StartAsync(wire);
        using RawClient client = await ConnectAsync(server, wire);
        string text = new('é', 1_500);
        byte[] message = Encoding.UTF8.GetBytes($$$"""{"type":"chat.echo","id":"1","payload":{"text":"{{{text}}}"}}""");

        // Characters are split too. The last fragment has all that is left.
        for (int i = 0; i < fragments.Count; i++)
        {
            bool isLast = i == fragments.Count - 1;
            await client.SendAsync(isLast ? message[(2 * i)..] : message[(2 * i)..(2 * (i + 1))], WebSocketMessageType.Text, isLast);
        }

        if (fragments.Fit)
        {
            Assert.Equal(text, (await client.ReceiveAsync("chat.echoed")).GetProperty("payload").GetProperty("text").GetString());
        }
        else
        {
            await client.AssertClosedAsync(1008, "ws.too_many_fragments");
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_connection_may_carry_more_than_a_request_body_may_hold(Wire wire)
    {
        await using ChatServer server = await StartAsync(wire);
        using RawClient client = await ConnectAsync(server, wire);
        string text = new('x', 1_000_000);

        // Kestrel's limit on a body is 30 MB.
        for (int i = 0; i < 32; i++)
        {
            await client.SendAsync("chat.leave", $$"""{"room":"{{text}}"}""");
            await client.FlushAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Either_side_may_close(Wire wire)
    {
        await using ChatServer server = await StartAsync(wire);
        using RawClient leaves = await ConnectAsync(server, wire);
        await leaves.CloseAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, leaves.Socket.CloseStatus);
        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal((1000, true, true), (disconnect.Code, disconnect.ByPeer, disconnect.IsClean));

        using RawClient left = await ConnectAsync(server, wire);
        Task closing = server.Context.Connections.Single().CloseAsync(4000, "kicked").AsTask();
        await left.AssertClosedAsync(4000, "kicked");
        await left.CloseAsync();
        await closing.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_connection_that_is_cut_off_ends_on_the_other_side(Wire wire)
    {
        await using ChatServer server = await StartAsync(wire);
        using RawClient cut = await ConnectAsync(server, wire);
        cut.Socket.Abort();
        WsDisconnect disconnect = await server.Log.Disconnected.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Null(disconnect.Code);

        using RawClient aborted = await ConnectAsync(server, wire);
        server.Context.Connections.Single().Abort();
        await Assert.ThrowsAnyAsync<WebSocketException>(async () => await aborted.ReceiveAsync());
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_clients_pings_and_the_servers_are_answered(Wire wire)
    {
        var time = new FakeTimeProvider();
        await using ChatServer server = await StartAsync(wire, time);
        using RawClient client = await ConnectAsync(server, wire, static options =>
        {
            options.KeepAliveInterval = TimeSpan.FromMilliseconds(20);
            options.KeepAliveTimeout = TimeSpan.FromSeconds(10);
        });
        WsConnection connection = server.Context.Connections.Single();
        Task<JsonElement> receiving = client.ReceiveAsync("chat.said");

        // Its pings alone, each of which it would be lost without an answer to, keep it seen; so do its pongs.
        for (int i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (connection.LastSeen != time.GetUtcNow())
            {
                patience.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }

        await server.Context.Everyone.SaidAsync(new Said("lobby", "server", "still here", default), Token);
        await receiving;
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_subprotocol_is_chosen(Wire wire)
    {
        await using ChatServer server = await StartAsync(wire);
        using RawClient client = await ConnectAsync(server, wire, static options => options.AddSubProtocol("typedsockets.v1.json"));

        Assert.Equal("typedsockets.v1.json", client.Socket.SubProtocol);
    }

    private static Task<ChatServer> StartAsync(Wire wire, TimeProvider? timeProvider = null) => ChatServer.StartAsync(
        static options => options.RateLimit = null,
        build: builder =>
        {
            builder.WebHost.Use(wire);
            builder.Services.AddSingleton(timeProvider ?? TimeProvider.System);
        });

    private static async Task<RawClient> ConnectAsync(ChatServer server, Wire wire, Action<ClientWebSocketOptions>? configure = null)
    {
        using SocketsHttpHandler handler = wire.NewHandler();
        RawClient client = await RawClient.ConnectAsync(server.Uri, handler, options =>
        {
            options.HttpVersion = wire == Wire.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
            options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            configure?.Invoke(options);
        });
        await client.ReceiveAsync("ws.connected");
        return client;
    }
}
