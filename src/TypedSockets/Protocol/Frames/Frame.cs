using System.Buffers;

namespace TypedSockets;

/// <summary>
/// One encoded message, ready for the socket, in a pooled buffer that all its receivers share. The buffer goes back when
/// the last holder releases it; whoever creates a frame holds it once.
/// </summary>
internal sealed class Frame(byte[] buffer, int length)
{
    private int holders = 1;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    public int Length => length;

    public void Retain() => Interlocked.Increment(ref holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
