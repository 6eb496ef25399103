using System.Net;
using System.Net.Sockets;
using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>One client: a bare socket that never blocks once it is connected.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int MaxHandshake = 1024;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[]? handshake = new byte[MaxHandshake];
    private int handshakeLength;
    private ReadOnlyMemory<byte> unsent;

    public LoadConnection(Dialect dialect, int number)
    {
        Number = number;
        SentAt = new long[dialect.Ids];
        Reader = new FrameReader(dialect.CreateCounter());
    }

    /// <summary>Its place among the connections.</summary>
    public int Number { get; }

    public FrameReader Reader { get; }

    /// <summary>Whether the handshake of HTTP is over.</summary>
    public bool IsUpgraded => handshake is null;

    /// <summary>How many messages came since whoever counts began.</summary>
    public int Received { get; set; }

    /// <summary>Which of the ring's requests is next.</summary>
    public int NextRequest { get; set; }

    /// <summary>Which of the ring's requests is answered next.</summary>
    public int NextAnswer { get; set; }

    /// <summary>When the requests were sent that are not answered, by their places in the ring.</summary>
    public long[] SentAt { get; }

    /// <summary>Connects and asks for a WebSocket.</summary>
    public void Open(int port, Dialect dialect, Epoll epoll)
    {
        socket.Connect(IPAddress.Loopback, port);
        socket.Blocking = false;
        epoll.Watch(socket, Number);
        var subprotocol = dialect.Subprotocol is { } name ? $"Sec-WebSocket-Protocol: {name}\r\n" : "";
        Send(Encoding.ASCII.GetBytes(
            $"GET {BenchServer.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{subprotocol}\r\n"));
    }

    /// <summary>Sends, or keeps what does not fit until there is room.</summary>
    public void Send(ReadOnlyMemory<byte> bytes)
    {
        if (!unsent.IsEmpty)
        {
            unsent = (byte[])[.. unsent.Span, .. bytes.Span];
            return;
        }

        var sent = socket.Send(bytes.Span, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            throw new SocketException((int)error);
        }

        unsent = bytes[(error == SocketError.Success ? sent : 0)..];
    }

    /// <summary>Receives all there is, answers pings and sends what is left to be sent.</summary>
    /// <param name="buffer">Is used for all connections.</param>
    /// <returns>How many messages there were.</returns>
    public int Receive(byte[] buffer)
    {
        if (!unsent.IsEmpty)
        {
            var left = unsent;
            unsent = default;
            Send(left);
        }

        var messages = 0;
        int count;
        do
        {
            count = socket.Receive(buffer, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                break;
            }

            if (error != SocketError.Success || count == 0)
            {
                throw new InvalidOperationException($"The server ended a connection ({error}; {(Reader.IsClosed ? Reader.CloseReason : "no close frame")}).");
            }

            messages += Take(buffer.AsSpan(0, count));
        }
        while (count == buffer.Length);

        if (Reader.UnansweredPing is { } ping)
        {
            Reader.UnansweredPing = null;
            Send(ClientFrame.Pong(ping));
        }

        Received += messages;
        return messages;
    }

    /// <summary>Closes, and waits until the server has as well.</summary>
    public void Close()
    {
        socket.Blocking = true;
        socket.SendTimeout = socket.ReceiveTimeout = 5_000;
        socket.Send(ClientFrame.Close, SocketFlags.None, out _);
    }

    /// <summary>Reads to the end of a connection that is closed.</summary>
    public void Drain(byte[] buffer)
    {
        while (socket.Receive(buffer, SocketFlags.None, out var error) > 0 && error == SocketError.Success)
        {
            // What was under way.
        }
    }

    public void Dispose() => socket.Dispose();

    private int Take(ReadOnlySpan<byte> received)
    {
        if (handshake is null)
        {
            return Reader.Read(received);
        }

        received[..Math.Min(received.Length, MaxHandshake - handshakeLength)].CopyTo(handshake.AsSpan(handshakeLength));
        var length = handshakeLength + received.Length;
        var end = handshake.AsSpan(0, Math.Min(length, MaxHandshake)).IndexOf("\r\n\r\n"u8);
        if (end < 0 && length < MaxHandshake)
        {
            handshakeLength = length;
            return 0;
        }

        if (!handshake.AsSpan().StartsWith("HTTP/1.1 101 "u8))
        {
            throw new InvalidOperationException($"The server refused: {Encoding.ASCII.GetString(handshake, 0, Math.Min(length, MaxHandshake))}");
        }

        var frames = received[(end + 4 - handshakeLength)..];
        handshake = null;
        return Reader.Read(frames);
    }
}
