using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>Clients that take whatever comes and say nothing, not even to pings.</summary>
internal sealed class Listeners : IDisposable
{
    private const int AtOnce = 50;

    private readonly List<Socket> sockets = [];

    public static async Task<Listeners> ConnectAsync(int port, int count)
    {
        var listeners = new Listeners();
        while (listeners.sockets.Count < count)
        {
            listeners.sockets.AddRange(await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, count - listeners.sockets.Count)).Select(_ => ConnectAsync(port))));
        }

        return listeners;
    }

    public void Dispose()
    {
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }

    private static async Task<Socket> ConnectAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            "GET /scale HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var buffer = new byte[4 * 1024];
        var length = await socket.ReceiveAsync(buffer);
        if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 101 "u8))
        {
            throw new InvalidOperationException($"The server refused: {Encoding.ASCII.GetString(buffer, 0, length)}");
        }

        _ = DrainAsync(socket, buffer);
        return socket;
    }

    private static async Task DrainAsync(Socket socket, byte[] buffer)
    {
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
                // Taken.
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }
}
