using System.Buffers;
using System.Net.WebSockets;

namespace TypedSockets;

/// <summary>
/// A WebSocket of the framework, for connections that give out no stream of their own. It sends pings and answers them by
/// itself, and ends the connection where the peer does not.
/// </summary>
internal sealed class FrameworkSocket : MessageSocket
{
    private const int InitialSize = 4 * 1024;

    private readonly WebSocket socket;
    private readonly SocketLimits limits;
    private readonly TimeProvider timeProvider;
    private bool skips;

    public FrameworkSocket(WebSocket socket, SocketLimits limits, TimeProvider timeProvider)
    {
        this.socket = socket;
        this.limits = limits;
        this.timeProvider = timeProvider;
        LastReceived = timeProvider.GetTimestamp();
    }

    public override bool ShowsPings => false;

    private WebSocketMessageType MessageType => Protocol.FrameKind == FrameKind.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;

    public override async ValueTask<InboundMessage> ReceiveAsync()
    {
        if (Violation.Length > 0)
        {
            return Closed();
        }

        try
        {
            return await ReceiveNextAsync().ConfigureAwait(false);
        }
        catch (WebSocketException exception) when (exception.WebSocketErrorCode == WebSocketError.Faulted)
        {
            // The framework has found the fault itself, and has just sent the close frame that says so.
            Violation = exception.Message;
            return new InboundMessage(InboundKind.Violation);
        }
    }

    private async ValueTask<InboundMessage> ReceiveNextAsync()
    {
        while (true)
        {
            // Nothing is rented while the connection is idle.
            ValueWebSocketReceiveResult begun = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
            InboundMessage message = begun.MessageType == WebSocketMessageType.Close ? Closed() : await ReceiveRestAsync(begun).ConfigureAwait(false);
            if (message.Kind == InboundKind.Close || !skips)
            {
                skips |= message.Kind != InboundKind.Message;
                return message;
            }

            message.Release();
        }
    }

    public override ValueTask WriteAsync(Frame frame) => frame.Kind == Protocol.FrameKind
        ? socket.SendAsync(frame.Bytes, MessageType, endOfMessage: true, CancellationToken.None)
        : ValueTask.CompletedTask;

    public override ValueTask FlushAsync() => ValueTask.CompletedTask;

    public override async ValueTask WriteCloseAsync(CloseFrame close)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)(close.Code ?? (int)WebSocketCloseStatus.Empty), close.Code is null ? null : close.Reason, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        // It would reset a server's connection, and take the close frame with it that is still on its way; the HTTP server
        // ends the connection in good order.
        if (Violation.Length == 0)
        {
            socket.Dispose();
        }
    }

    protected override void Cut() => socket.Abort();

    private async ValueTask<InboundMessage> ReceiveRestAsync(ValueWebSocketReceiveResult result)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        int length = 0;
        try
        {
            for (int reads = 0; !result.EndOfMessage; reads++)
            {
                if (length == buffer.Length)
                {
                    buffer = Grown(buffer, length);
                }

                PartialSince = PartialSince == 0 ? timeProvider.GetTimestamp() : PartialSince;
                result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
                LastReceived = timeProvider.GetTimestamp();
                length += result.Count;
                InboundKind? refusal = result.MessageType != MessageType ? InboundKind.WrongKind
                    : length > limits.MaxMessageBytes ? InboundKind.TooLarge
                    : result.Count == 0 && !result.EndOfMessage && reads > limits.MaxFragments ? InboundKind.TooManyFragments
                    : null;
                if (refusal is { } kind)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    return result.MessageType == WebSocketMessageType.Close ? Closed() : new InboundMessage(kind);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
        finally
        {
            PartialSince = 0;
        }

        return new InboundMessage(result.MessageType == MessageType ? InboundKind.Message : InboundKind.WrongKind, buffer, length);
    }

    private InboundMessage Closed()
    {
        PeerClose = new CloseFrame(socket.CloseStatus is null or WebSocketCloseStatus.Empty ? null : (int)socket.CloseStatus, socket.CloseStatusDescription ?? "");
        return new InboundMessage(InboundKind.Close);
    }

    private byte[] Grown(byte[] buffer, int length)
    {
        // One byte beyond the limit is enough to see that a message is too long.
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(length * 2L, limits.MaxMessageBytes + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
