using TypedSockets.Tests;

namespace TypedSockets.Client.Tests;

/// <summary>RFC 6455 section 4.1: what a client has to check before it takes the answer for a WebSocket.</summary>
public sealed class HandshakeTests
{
    [Theory]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade", null)]
    [InlineData("Upgrade: WebSocket\r\nConnection: keep-alive, upgrade", null)]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: typedsockets.v1.json", null)]
    [InlineData("Upgrade: h2c\r\nConnection: Upgrade", "as no WebSocket server does")]
    [InlineData("Connection: Upgrade", "as no WebSocket server does")]
    [InlineData("Upgrade: websocket", "as no WebSocket server does")]
    [InlineData("Upgrade: websocket\r\nConnection: keep-alive", "as no WebSocket server does")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: other", "as no WebSocket server does")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: other", "'other', which was not offered")]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Extensions: permessage-deflate", "'permessage-deflate', which was not offered")]
    public async Task Only_the_answer_of_a_websocket_server_is_accepted(string headers, string? refusal)
    {
        using var server = new RawServer();
        await using var client = new TestClient(server.Uri);
        Task connecting = client.ConnectAsync(TestContext.Current.CancellationToken);

        using RawSocket connection = await server.AcceptAsync(headers);
        if (refusal is null)
        {
            await connection.SendAsync("ws.connected", """{"clientId":"c1","heartbeat":30000,"maxMessageBytes":1048576,"rate":0,"burst":0,"spread":0}""");
            await connecting.Patiently();
        }
        else
        {
            var exception = await Assert.ThrowsAsync<WsConnectException>(() => connecting.Patiently());
            Assert.Contains(refusal, exception.Message, StringComparison.Ordinal);
        }
    }
}
