using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Which protocol a handshake settles on.</summary>
public sealed class NegotiationTests
{
    private const string Json = "typedsockets.v1.json";
    private const string MessagePack = "typedsockets.v1.msgpack";

    [Theory]
    [InlineData(MessagePack)]
    [InlineData(Json)]
    public async Task A_token_beside_a_protocol_is_no_choice(string protocol)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, "typedsockets.bearer.abc", protocol);

        Assert.Equal(protocol, client.Subprotocol);
    }

    [Theory]
    [InlineData(MessagePack, MessagePack, Json)]
    [InlineData(Json, Json, MessagePack)]
    [InlineData(MessagePack, "unknown", MessagePack)]
    public async Task The_server_takes_the_first_protocol_that_it_speaks(string chosen, params string[] offered)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address, offered);

        Assert.Equal(chosen, client.Subprotocol);
    }

    [Fact]
    public async Task A_server_that_was_not_told_to_speaks_no_MessagePack()
    {
        await using var server = await RoomServer.StartAsync(_ => { });

        await Assert.ThrowsAsync<WebSocketException>(() => RawClient.ConnectAsync(server.Address, MessagePack));
    }

    [Theory]
    [InlineData("typedsockets.v1.msgpack", HttpStatusCode.SwitchingProtocols)]
    [InlineData("typedsockets.v2.msgpack", HttpStatusCode.BadRequest)]
    [InlineData("TypedSockets.v1.msgpack", HttpStatusCode.BadRequest)]
    public async Task Only_a_protocol_by_its_name_is_taken(string offered, HttpStatusCode status)
    {
        await using var server = await RoomServer.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address.AbsoluteUri.Replace("ws", "http", StringComparison.Ordinal));
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("websocket"));
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.Add("Sec-WebSocket-Protocol", offered);

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
    }
}
