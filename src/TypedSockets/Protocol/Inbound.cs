using System.Buffers;
using System.Net.WebSockets;

namespace TypedSockets;

/// <summary>The receiving half of a connection: puts the fragments of a message together, up to the longest that is allowed.</summary>
internal sealed class Inbound(WebSocket socket, int maxMessageBytes)
{
    private const int InitialSize = 4 * 1024;

    /// <summary>Receives the next message into a pooled buffer that the caller returns.</summary>
    public async ValueTask<InboundMessage> ReceiveAsync()
    {
        // Nothing is rented while the connection is idle.
        ValueWebSocketReceiveResult result = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
        if (result.MessageType == WebSocketMessageType.Close)
        {
            return new InboundMessage(InboundKind.Close, [], 0);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialSize);
        int length = 0;
        try
        {
            while (!result.EndOfMessage)
            {
                if (length == buffer.Length)
                {
                    buffer = Grown(buffer, length);
                }

                result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
                length += result.Count;
                if (result.MessageType != WebSocketMessageType.Text || length > maxMessageBytes)
                {
                    break;
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }

        InboundKind kind = result.MessageType switch
        {
            WebSocketMessageType.Close => InboundKind.Close,
            WebSocketMessageType.Binary => InboundKind.Binary,
            _ => length > maxMessageBytes ? InboundKind.TooLarge : InboundKind.Text,
        };
        return new InboundMessage(kind, buffer, length);
    }

    private byte[] Grown(byte[] buffer, int length)
    {
        // One byte beyond the limit is enough to see that a message is too long.
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(length * 2L, maxMessageBytes + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
