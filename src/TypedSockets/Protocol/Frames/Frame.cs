using System.Buffers;

namespace TypedSockets;

/// <summary>
/// One encoded message, ready for the socket, in a pooled buffer that all its receivers share. The buffer goes back when
/// the last holder releases it; whoever creates a frame holds it once.
/// </summary>
internal sealed class Frame(byte[] buffer, int length, FrameKind kind = FrameKind.Text)
{
    private int holders = 1;
    private Fate fate;

    /// <summary>The type of the message, for those who count; <see langword="null"/> where the frame carries none.</summary>
    public string? Type { get; init; }

    /// <summary>True for a message of the user that has no id, so that nobody waits for what becomes of it.</summary>
    public bool IsOneWay { get; init; }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    public int Length => length;

    public FrameKind Kind => kind;

    /// <summary>A ping or a pong.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="payload">What a pong repeats; at most <see cref="FrameHeader.MaxControlPayload"/> bytes.</param>
    public static Frame Control(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        byte[] buffer = payload.IsEmpty ? [] : ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(buffer);
        return new Frame(buffer, payload.Length, kind);
    }

    public void Retain() => Interlocked.Increment(ref holders);

    /// <summary>Decides that the frame is written. False where it was withdrawn before.</summary>
    public bool TryWrite() => Interlocked.CompareExchange(ref fate, Fate.Written, Fate.Queued) != Fate.Withdrawn;

    /// <summary>Decides that the frame, of which nobody else knows, is not written. False where it is written already.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref fate, Fate.Withdrawn, Fate.Queued) == Fate.Queued;

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0 && buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private enum Fate
    {
        Queued,
        Written,
        Withdrawn,
    }
}
