using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>A client that takes whatever comes and says nothing, not even to pings.</summary>
internal sealed class Listener(Socket socket) : IDisposable
{
    public static async Task<Listener> ConnectAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {ScaleServer.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var buffer = new byte[4 * 1024];
        var length = await socket.ReceiveAsync(buffer);
        if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 101 "u8))
        {
            throw new InvalidOperationException($"The server refused: {Encoding.ASCII.GetString(buffer, 0, length)}");
        }

        _ = DrainAsync(socket, buffer);
        return new(socket);
    }

    public void Dispose() => socket.Dispose();

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
