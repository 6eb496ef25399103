using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>How many connections the server takes.</summary>
public sealed class AdmissionTests
{
    private const string Public = "203.0.113.7";

    [Fact]
    public async Task A_full_server_answers_503_over_all_its_endpoints_until_somebody_leaves()
    {
        await using ChatServer server = await StartAsync(static options => options.MaxConnections = 2);
        using RawClient first = await server.ConnectAsync();
        using RawClient second = await RawClient.ConnectAsync(new Uri(server.Uri, "/other"));

        Rejected rejected = await RejectAsync(server.Uri, Public);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, rejected.Status);
        Assert.Equal("10", rejected.RetryAfter);
        await first.CloseAsync();
        await ConnectWhenFreeAsync(server.Uri, forwardedFor: null);
        await second.CloseAsync();
    }

    [Fact]
    public async Task One_address_has_as_many_connections_as_the_bound_allows()
    {
        await using ChatServer server = await StartAsync(static options => options.MaxConnectionsPerAddress = 2);
        using RawClient first = await ConnectAsync(server.Uri, Public);
        using RawClient second = await ConnectAsync(new Uri(server.Uri, "/other"), Public);

        Rejected rejected = await RejectAsync(server.Uri, Public);

        Assert.Equal(HttpStatusCode.TooManyRequests, rejected.Status);
        using RawClient neighbour = await ConnectAsync(server.Uri, "203.0.113.8");
        await first.CloseAsync();
        await ConnectWhenFreeAsync(server.Uri, Public);
    }

    [Fact]
    public async Task A_handshake_that_fails_gives_its_place_back()
    {
        await using ChatServer server = await StartAsync(static options => options.MaxConnectionsPerAddress = 1);

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await RejectAsync(new Uri(server.Uri, "/impossible"), Public)).Status);
        }

        using RawClient client = await ConnectAsync(server.Uri, Public);
        await client.FlushAsync();
    }

    [Fact]
    public async Task By_default_one_address_has_100_connections_and_the_server_has_no_bound()
    {
        Assert.Equal((null, 100), (new WsOptions().MaxConnections, new WsOptions().MaxConnectionsPerAddress));
        await using ChatServer server = await StartAsync(static _ => { });
        var clients = new List<RawClient>();
        for (int i = 0; i < 100; i++)
        {
            clients.Add(await ConnectAsync(server.Uri, Public));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await RejectAsync(server.Uri, Public)).Status);
        clients.ForEach(static client => client.Dispose());
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.6", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("203.0.113.7", "::203.0.113.7", false)]
    public void An_address_is_an_IPv4_address_or_the_64_of_an_IPv6_address(string one, string other, bool same) =>
        Assert.Equal(same, AddressBlock.OfPublic(IPAddress.Parse(one)) == AddressBlock.OfPublic(IPAddress.Parse(other)));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.255.255.255", true)]
    [InlineData("128.0.0.0", false)]
    [InlineData("::1", true)]
    [InlineData("::2", false)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("9.255.255.255", false)]
    [InlineData("10.0.0.0", true)]
    [InlineData("10.255.255.255", true)]
    [InlineData("11.0.0.0", false)]
    [InlineData("172.15.255.255", false)]
    [InlineData("172.16.0.0", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.0", false)]
    [InlineData("192.167.255.255", false)]
    [InlineData("192.168.0.0", true)]
    [InlineData("192.169.0.0", false)]
    [InlineData("169.253.255.255", false)]
    [InlineData("169.254.0.0", true)]
    [InlineData("169.255.0.0", false)]
    [InlineData("100.63.255.255", false)]
    [InlineData("100.64.0.0", true)]
    [InlineData("100.127.255.255", true)]
    [InlineData("100.128.0.0", false)]
    [InlineData("::ffff:10.1.2.3", true)]
    [InlineData("fbff:ffff::1", false)]
    [InlineData("fc00::", true)]
    [InlineData("fdff:ffff::1", true)]
    [InlineData("fe00::", false)]
    [InlineData("fe80::", true)]
    [InlineData("febf::1", true)]
    [InlineData("fec0::", false)]
    [InlineData(null, true)]
    public void Loopback_private_and_unknown_addresses_are_exempt(string? address, bool exempt) =>
        Assert.Equal(exempt, AddressBlock.OfPublic(address is null ? null : IPAddress.Parse(address)) is null);

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData(null)]
    public async Task An_exempt_address_has_as_many_connections_as_it_likes(string? address)
    {
        await using ChatServer server = await StartAsync(static options => options.MaxConnectionsPerAddress = 1);

        using RawClient first = await ConnectAsync(server.Uri, address);
        using RawClient second = await ConnectAsync(server.Uri, address);

        await second.FlushAsync();
    }

    [Fact]
    public async Task Null_lifts_the_bound_of_an_address()
    {
        await using ChatServer server = await StartAsync(static options => options.MaxConnectionsPerAddress = null);
        var clients = new List<RawClient>();
        for (int i = 0; i < 101; i++)
        {
            clients.Add(await ConnectAsync(server.Uri, Public));
        }

        await clients[^1].FlushAsync();
        clients.ForEach(static client => client.Dispose());
    }

    [Theory]
    [InlineData(0, 1, "MaxConnections is 0; it must be at least 1, or null.")]
    [InlineData(1, 0, "MaxConnectionsPerAddress is 0; it must be at least 1, or null.")]
    [InlineData(1, 1, null)]
    public void A_bound_below_1_is_none(int connections, int perAddress, string? fault)
    {
        var options = new WsOptions { MaxConnections = connections, MaxConnectionsPerAddress = perAddress };

        Assert.Equal(fault is null ? [] : [fault], options.FindFaults());
    }

    private static Task<ChatServer> StartAsync(Action<WsOptions> configure) => ChatServer.StartAsync(configure, map: static app =>
    {
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.MapTypedSocket<ChatEndpoint>("/chat");
        app.MapTypedSocket<StubbornEndpoint>("/other");
        app.MapTypedSocket<ImpossibleEndpoint>("/impossible");
    });

    private static async Task<RawClient> ConnectAsync(Uri uri, string? forwardedFor)
    {
        RawClient client = await RawClient.ConnectAsync(uri, options => ComeFrom(options, forwardedFor));
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    /// <summary>A place is free a moment after its client has seen the end of the connection.</summary>
    private static async Task ConnectWhenFreeAsync(Uri uri, string? forwardedFor)
    {
        for (long start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                using RawClient client = await ConnectAsync(uri, forwardedFor);
                await client.FlushAsync();
                return;
            }
            catch (WebSocketException) when (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(20))
            {
                // Not yet.
            }
        }
    }

    private static async Task<Rejected> RejectAsync(Uri uri, string? forwardedFor)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        ComeFrom(socket.Options, forwardedFor);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(uri, TestContext.Current.CancellationToken));
        return new Rejected(socket.HttpStatusCode, socket.HttpResponseHeaders?.TryGetValue("Retry-After", out IEnumerable<string>? values) == true ? values.Single() : null);
    }

    private static void ComeFrom(ClientWebSocketOptions options, string? address)
    {
        if (address is not null)
        {
            options.SetRequestHeader("X-Forwarded-For", address);
        }
    }

    private sealed record Rejected(HttpStatusCode Status, string? RetryAfter);
}
