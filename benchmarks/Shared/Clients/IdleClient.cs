using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedSockets.Benchmarks;

/// <summary>A client that answers pings, and does nothing else by itself.</summary>
internal sealed class IdleClient : IDisposable
{
    private const byte Ping = 0x89;
    private const byte Text = 0x81;

    private static readonly byte[] Pong = ClientFrame.Pong([]);

    private static long answered;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Action<ReadOnlySpan<byte>>? received;

    private IdleClient(Action<ReadOnlySpan<byte>>? received) => this.received = received;

    /// <summary>How many pings all clients have answered.</summary>
    public static long Answered => Interlocked.Read(ref answered);

    /// <summary>Connects, and answers pings from then on.</summary>
    /// <param name="port">Where the server listens.</param>
    /// <param name="path">What serves it.</param>
    /// <param name="received">Is called with each message.</param>
    public static async Task<IdleClient> ConnectAsync(int port, string path, Action<ReadOnlySpan<byte>>? received = null)
    {
        var client = new IdleClient(received);
        await client.socket.ConnectAsync(IPAddress.Loopback, port);
        await client.socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var buffer = new byte[1024];
        var length = 0;
        int end;
        while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var count = await client.socket.ReceiveAsync(buffer.AsMemory(length));
            length += count > 0 ? count : throw new InvalidOperationException("The server ended the connection within its handshake.");
        }

        if (!buffer.AsSpan().StartsWith("HTTP/1.1 101 "u8))
        {
            throw new InvalidOperationException($"The server refused: {Encoding.ASCII.GetString(buffer, 0, length)}");
        }

        var rest = buffer[(end + 4)..length];
        _ = client.AnswerAsync(rest);
        return client;
    }

    /// <summary>Sends a frame.</summary>
    public async Task SendAsync(byte[] frame) => await socket.SendAsync(frame);

    public void Dispose() => socket.Dispose();

    private async Task AnswerAsync(byte[] first)
    {
        // The longest frame that comes is ws.connected.
        var buffer = new byte[512];
        first.CopyTo(buffer, 0);
        var length = first.Length;
        try
        {
            while (true)
            {
                while (FrameLength(buffer.AsSpan(0, length)) is var frame && frame <= length)
                {
                    if (buffer[0] == Ping)
                    {
                        await socket.SendAsync(Pong);
                        Interlocked.Increment(ref answered);
                    }
                    else if (buffer[0] == Text)
                    {
                        received?.Invoke(buffer.AsSpan(HeaderLength(buffer), frame - HeaderLength(buffer)));
                    }

                    buffer.AsSpan(frame, length - frame).CopyTo(buffer);
                    length -= frame;
                }

                var count = await socket.ReceiveAsync(buffer.AsMemory(length));
                if (count == 0)
                {
                    return;
                }

                length += count;
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private static int FrameLength(ReadOnlySpan<byte> frame) =>
        frame.Length < 2 ? int.MaxValue
        : frame[1] < 126 ? 2 + frame[1]
        : frame.Length < 4 ? int.MaxValue
        : 4 + BinaryPrimitives.ReadUInt16BigEndian(frame[2..]);

    private static int HeaderLength(ReadOnlySpan<byte> frame) => frame[1] < 126 ? 2 : 4;
}
