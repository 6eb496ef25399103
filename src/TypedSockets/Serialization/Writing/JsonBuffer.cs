using System.Buffers;

namespace TypedSockets;

/// <summary>Grows in pooled arrays and hands the last one over to a frame.</summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 256;

    private byte[] array = [];

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>What is written. Holds until the buffer grows, is cleared or becomes a frame.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => array.AsMemory(0, Length);

    public ReadOnlySpan<byte> Written => array.AsSpan(0, Length);

    /// <summary>The written bytes and the room behind them. Belongs to the caller until the buffer grows, is cleared or becomes a frame.</summary>
    public Span<byte> Whole => array;

    public void Advance(int count) => SetLength(Length + count);

    public void SetLength(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)array.Length, nameof(length));
        Length = length;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return array.AsSpan(Length);
    }

    /// <summary>Makes room behind what is written: at least one byte.</summary>
    /// <exception cref="InvalidOperationException">No array is so long.</exception>
    public void Reserve(int count)
    {
        long needed = (long)Length + Math.Max(count, 1);
        if (needed > array.Length)
        {
            Grow(needed);
        }
    }

    /// <summary>What is written becomes the frame's, and the buffer is empty again.</summary>
    /// <param name="type">The type of the message.</param>
    /// <param name="isOneWay">Whether it is a message of the user that has no id.</param>
    /// <param name="kind">What kind of frame it becomes.</param>
    public Frame ToFrame(string type, bool isOneWay, FrameKind kind = FrameKind.Text)
    {
        Frame frame = Frame.Create(array, Length, kind, type, isOneWay);
        array = [];
        Length = 0;
        return frame;
    }

    public void Clear()
    {
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
            array = [];
        }

        Length = 0;
    }

    private void Grow(long needed)
    {
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException($"The message takes {needed} bytes or more, and no array holds more than {Array.MaxLength}. Send less at once.");
        }

        long size = Math.Min(Math.Max(needed, Math.Max(InitialSize, 2L * array.Length)), Array.MaxLength);
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)size);
        array.AsSpan(0, Length).CopyTo(larger);
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        array = larger;
    }
}
