using System.Buffers;
using Microsoft.Extensions.ObjectPool;

namespace TypedSockets;

/// <summary>
/// One encoded message, ready for the socket, in a pooled buffer that all its receivers share. When the last holder releases
/// it, the buffer goes back and the frame becomes another; whoever creates a frame holds it once.
/// </summary>
internal sealed class Frame
{
    // As many as a thousand connections need that each have one under way.
    private const int MaxSpare = 1024;

    private static readonly DefaultObjectPool<Frame> Spare = new(new DefaultPooledObjectPolicy<Frame>(), MaxSpare);

    private byte[] buffer = [];
    private int holders;
    private Fate fate;
    private bool isKept;

    /// <summary>The type of the message, for those who count; <see langword="null"/> where the frame carries none.</summary>
    public string? Type { get; private set; }

    /// <summary>True for a message of the user that has no id, so that nobody waits for what becomes of it.</summary>
    public bool IsOneWay { get; private set; }

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, Length);

    public int Length { get; private set; }

    public FrameKind Kind { get; private set; }

    /// <summary>A frame of what a pooled buffer holds, which is the frame's from now on.</summary>
    /// <param name="buffer">The buffer, rented from the shared pool or empty.</param>
    /// <param name="length">How much of it is filled.</param>
    /// <param name="kind">What kind of frame it is.</param>
    /// <param name="type">The type of the message.</param>
    /// <param name="isOneWay">Whether it is a message of the user that has no id.</param>
    public static Frame Create(byte[] buffer, int length, FrameKind kind = FrameKind.Text, string? type = null, bool isOneWay = false)
    {
        Frame frame = Spare.Get();
        frame.buffer = buffer;
        frame.Length = length;
        frame.Kind = kind;
        frame.Type = type;
        frame.IsOneWay = isOneWay;
        frame.fate = Fate.Queued;
        frame.holders = 1;
        return frame;
    }

    /// <summary>A ping or a pong.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="payload">What a pong repeats; at most <see cref="FrameHeader.MaxControlPayload"/> bytes.</param>
    public static Frame Control(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        byte[] copy = payload.IsEmpty ? [] : ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(copy);
        return Create(copy, payload.Length, kind);
    }

    public void Retain() => Interlocked.Increment(ref holders);

    /// <summary>Lets the frame be asked for its fate for as long as anybody likes. It never becomes another.</summary>
    public void Keep() => isKept = true;

    /// <summary>Decides that the frame is written. False where it was withdrawn before.</summary>
    public bool TryWrite() => Interlocked.CompareExchange(ref fate, Fate.Written, Fate.Queued) != Fate.Withdrawn;

    /// <summary>Decides that the frame, of which nobody else knows, is not written. False where it is written already.</summary>
    public bool TryWithdraw() => Interlocked.CompareExchange(ref fate, Fate.Withdrawn, Fate.Queued) == Fate.Queued;

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) != 0)
        {
            return;
        }

        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (!isKept)
        {
            buffer = [];
            Spare.Return(this);
        }
    }

    private enum Fate
    {
        Queued,
        Written,
        Withdrawn,
    }
}
