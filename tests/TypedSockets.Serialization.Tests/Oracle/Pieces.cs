using System.Buffers;

namespace TypedSockets.Serialization.Tests;

/// <summary>A payload in pieces of one byte. They are reused by the next payload of the thread, so nothing that was read may look at them later on.</summary>
internal sealed class Pieces : IDisposable
{
    [ThreadStatic]
    private static Pieces? last;

    private readonly byte[] bytes;
    private readonly Piece[] pieces;
    private int length;

    private Pieces(int capacity)
    {
        bytes = new byte[capacity];
        pieces = new Piece[capacity + 1];
        pieces[capacity] = new(default, capacity, null);
        for (var i = capacity - 1; i >= 0; i--)
        {
            pieces[i] = new(bytes.AsMemory(i, 1), i, pieces[i + 1]);
        }
    }

    public ReadOnlySequence<byte> Sequence => new(pieces[0], 0, pieces[length], 0);

    public static Pieces Of(ReadOnlySpan<byte> payload)
    {
        if (last is null || last.bytes.Length < payload.Length)
        {
            last = new(Math.Max(payload.Length, 4096));
        }

        payload.CopyTo(last.bytes);
        last.length = payload.Length;
        return last;
    }

    public void Dispose() => bytes.AsSpan(0, length).Fill((byte)'?');

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, int index, Piece? next)
        {
            Memory = memory;
            RunningIndex = index;
            Next = next;
        }
    }
}
