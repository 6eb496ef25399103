using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedSockets.FaultTests.Harness;

/// <summary>A peer that speaks TCP and whatever bytes the test wants.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket socket;

    private RawPeer(Socket socket) => this.socket = socket;

    /// <summary>Connects TCP and nothing more.</summary>
    /// <param name="endPoint">The server.</param>
    /// <param name="hasSmallBuffer">Whether it takes only a few kilobytes before the server feels that it does not read.</param>
    public static async Task<RawPeer> ConnectAsync(IPEndPoint endPoint, bool hasSmallBuffer = false)
    {
        var peer = new RawPeer(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
        if (hasSmallBuffer)
        {
            peer.socket.ReceiveBufferSize = 4 * 1024;
        }

        await peer.socket.ConnectAsync(endPoint, TestContext.Current.CancellationToken);
        return peer;
    }

    /// <summary>Connects and completes the handshake.</summary>
    /// <param name="uri">The server.</param>
    /// <param name="hasSmallBuffer">Whether it takes only a few kilobytes before the server feels that it does not read.</param>
    /// <param name="subprotocol">What it offers; nothing by default, by which it speaks JSON.</param>
    public static async Task<RawPeer> OpenAsync(Uri uri, bool hasSmallBuffer = false, string? subprotocol = null)
    {
        RawPeer peer = await ConnectAsync(new IPEndPoint(IPAddress.Loopback, uri.Port), hasSmallBuffer);
        await peer.SendAsync(Handshake(uri, subprotocol));
        string head = await peer.ReadHeadAsync();
        Assert.StartsWith("HTTP/1.1 101", head, StringComparison.Ordinal);
        Assert.Contains(subprotocol ?? "", head, StringComparison.Ordinal);
        return peer;
    }

    public static byte[] Handshake(Uri uri, string? subprotocol = null) => Encoding.ASCII.GetBytes(
        $"GET {uri.AbsolutePath} HTTP/1.1\r\nHost: {uri.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{(subprotocol is null ? "" : $"Sec-WebSocket-Protocol: {subprotocol}\r\n")}\r\n");

    /// <summary>Sends bytes. False where the server does not take them any more.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await socket.SendAsync(bytes, TestContext.Current.CancellationToken)..];
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Asks to join a room, and does not look at the answer.</summary>
    public Task<bool> JoinAsync(string room) =>
        SendAsync(MaskedFrame.OfText($$$"""{"type":"fault.join","id":"{{{room}}}","payload":{"room":"{{{room}}}"}}"""));

    /// <summary>Receives what there is. 0 at the end, in good order or not.</summary>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, cancellationToken);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    /// <summary>Reads on until the server ends the connection.</summary>
    public async Task UntilEndedAsync()
    {
        byte[] buffer = new byte[16 * 1024];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Changes.Patience);
        while (await ReceiveAsync(buffer, patience.Token) > 0)
        {
        }
    }

    /// <summary>Ends the connection with a reset.</summary>
    public void Reset() => socket.Close(timeout: 0);

    public void Dispose() => socket.Dispose();

    private async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        byte[] next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await ReceiveAsync(next, TestContext.Current.CancellationToken) == 0)
            {
                break;
            }

            head.Append((char)next[0]);
        }

        return head.ToString();
    }
}
