using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace TypedSockets.Tests;

/// <summary>One end of a WebSocket over TCP, frame by frame. It answers nothing by itself: no ping and no close.</summary>
internal sealed class RawSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Key = [1, 2, 3, 4];

    private readonly TcpClient connection;
    private readonly NetworkStream stream;
    private readonly bool isServer;

    private RawSocket(TcpClient connection, bool isServer)
    {
        this.connection = connection;
        this.isServer = isServer;
        stream = connection.GetStream();
    }

    /// <summary>Connects to a server.</summary>
    public static async Task<RawSocket> ConnectAsync(Uri uri)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(uri.Host, uri.Port, TestContext.Current.CancellationToken);
        var socket = new RawSocket(client, isServer: false);
        await socket.SendBytesAsync(Encoding.ASCII.GetBytes(
            $"GET {uri.AbsolutePath} HTTP/1.1\r\nHost: {uri.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 101 ", await socket.ReceiveHeadersAsync(), StringComparison.Ordinal);
        return socket;
    }

    /// <summary>Accepts the next client.</summary>
    /// <param name="listener">Where it comes.</param>
    /// <param name="upgrade">The headers that say what the connection becomes.</param>
    public static async Task<RawSocket> AcceptAsync(TcpListener listener, string upgrade = "Upgrade: websocket\r\nConnection: Upgrade")
    {
        TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        client.NoDelay = true;
        var socket = new RawSocket(client, isServer: true);
        string headers = await socket.ReceiveHeadersAsync();
        string key = headers.Split("\r\n").Single(static line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        await socket.SendBytesAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\n{upgrade}\r\nSec-WebSocket-Accept: {WebSocketKey.Accept(key)}\r\n\r\n"));
        return socket;
    }

    public Task SendAsync(byte opcode, string payload = "", bool final = true) => SendBytesAsync(Encode(opcode, payload, final));

    /// <summary>Sends a message in the envelope.</summary>
    public Task SendAsync(string type, string payload, string? id = null) => SendAsync(RawFrame.TextKind, Envelope(type, payload, id));

    /// <summary>Sends bytes that may be frames or not.</summary>
    public async Task SendBytesAsync(byte[] bytes) => await stream.WriteAsync(bytes, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>The next frame; <see langword="null"/> where the connection has ended, in whatever way.</summary>
    public async Task<RawFrame?> ReceiveAsync()
    {
        try
        {
            byte[] header = await ReadAsync(2);
            Assert.Equal(!isServer, (header[1] & 0x80) == 0);
            int length = header[1] & 0x7F;
            length = length switch
            {
                126 => BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2)),
                127 => (int)BinaryPrimitives.ReadUInt64BigEndian(await ReadAsync(8)),
                _ => length,
            };
            byte[] key = isServer ? await ReadAsync(4) : new byte[4];
            byte[] payload = await ReadAsync(length);
            return new RawFrame((byte)(header[0] & 0x0F), Mask(payload, key));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The next frame, which has to be of this kind.</summary>
    public async Task<RawFrame> ReceiveAsync(byte opcode)
    {
        RawFrame? frame = await ReceiveAsync();
        Assert.True(frame is not null, "The connection ended.");
        Assert.True(opcode == frame.Opcode, $"Received {frame.Opcode}:{frame.Text}");
        return frame;
    }

    /// <summary>The next frame, which has to hold a message of this type.</summary>
    public async Task<RawFrame> ReceiveAsync(string type)
    {
        RawFrame frame = await ReceiveAsync(RawFrame.TextKind);
        Assert.Equal(type, frame.Type);
        return frame;
    }

    public byte[] Encode(byte opcode, string payload, bool final = true)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload);
        byte[] extended = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(extended, (ushort)bytes.Length);
        return
        [
            (byte)((final ? 0x80 : 0) | opcode),
            (byte)((isServer ? 0 : 0x80) | (bytes.Length < 126 ? bytes.Length : 126)),
            .. bytes.Length < 126 ? [] : extended,
            .. isServer ? [] : Key,
            .. isServer ? bytes : Mask(bytes, Key),
        ];
    }

    public static string Envelope(string type, string payload, string? id = null) =>
        id is null ? $$"""{"type":"{{type}}","payload":{{payload}}}""" : $$"""{"type":"{{type}}","id":"{{id}}","payload":{{payload}}}""";

    public void Dispose() => connection.Dispose();

    private static byte[] Mask(byte[] payload, byte[] key) => [.. payload.Select((value, i) => (byte)(value ^ key[i % 4]))];

    private async Task<byte[]> ReadAsync(int length)
    {
        byte[] bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        return bytes;
    }

    private async Task<string> ReceiveHeadersAsync()
    {
        var headers = new StringBuilder();
        while (!headers.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            headers.Append((char)(await ReadAsync(1))[0]);
        }

        return headers.ToString();
    }
}
