using TypedSockets;

namespace Violations.WS3004;

public static class Feed
{
    public static Task ConnectAsync(System.Net.WebSockets.ClientWebSocket socket, string token, CancellationToken cancellationToken) =>
        socket.ConnectAsync(new Uri($"wss://example.org/feed?access_token={token}"), cancellationToken);
}
