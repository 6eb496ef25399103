using System.Buffers;

namespace TypedSockets;

/// <summary>A received message, or why there is none.</summary>
internal readonly record struct InboundMessage(InboundKind Kind, byte[] Buffer, int Length)
{
    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        if (Buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Buffer);
        }
    }
}
