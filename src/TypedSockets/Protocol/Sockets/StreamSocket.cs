using System.Buffers;

namespace TypedSockets;

/// <summary>
/// A WebSocket on the stream of an upgraded connection (RFC 6455). It holds no buffer while nothing is received or sent.
/// </summary>
internal sealed partial class StreamSocket : MessageSocket
{
    private readonly Stream stream;
    private readonly SocketLimits limits;
    private readonly bool isServer;
    private readonly TimeProvider timeProvider;
    private readonly Action cut;
    private readonly IDisposable? owned;

    /// <summary>Takes over an upgraded connection.</summary>
    /// <param name="stream">What the peer sends and receives.</param>
    /// <param name="isServer">Whether this side accepted the connection: its frames are not masked, the peer's are.</param>
    /// <param name="limits">What the peer may send.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cut">Lets every read and write of the stream fail.</param>
    /// <param name="owned">What is disposed with the socket, if anything.</param>
    public StreamSocket(Stream stream, bool isServer, SocketLimits limits, TimeProvider timeProvider, Action cut, IDisposable? owned = null)
    {
        this.stream = stream;
        this.limits = limits;
        this.isServer = isServer;
        this.timeProvider = timeProvider;
        this.cut = cut;
        this.owned = owned;
        LastReceived = timeProvider.GetTimestamp();
    }

    public override bool ShowsPings => true;

    /// <inheritdoc/>
    protected override void Release()
    {
        ReturnBuffer(ref input);
        ReturnBuffer(ref message);
        ReturnBuffer(ref output);
        owned?.Dispose();
    }

    protected override void Cut() => cut();

    private static void ReturnBuffer(ref byte[] buffer)
    {
        byte[] returned = buffer;
        buffer = [];
        if (returned.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(returned);
        }
    }
}
