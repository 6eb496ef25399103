using System.Buffers;

namespace TypedSockets;

/// <summary>A received message in a pooled buffer that the receiver returns, or why there is none.</summary>
internal readonly record struct InboundMessage(InboundKind Kind, byte[] Buffer, int Length)
{
    public InboundMessage(InboundKind kind)
        : this(kind, [], 0)
    {
    }

    public ReadOnlySpan<byte> Span => Buffer.AsSpan(0, Length);

    /// <summary>Gives the buffer back.</summary>
    public void Release()
    {
        if (Buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Buffer);
        }
    }
}
