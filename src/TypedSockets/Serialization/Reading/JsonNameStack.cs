using System.Buffers;
using System.Buffers.Binary;

namespace TypedSockets;

/// <summary>Names that hold while an object is read, that of the innermost on top.</summary>
internal struct JsonNameStack
{
    /// <summary>Each name stands before its length.</summary>
    private byte[]? rented;

    private int length;

    /// <summary>The name on top. Holds until another takes its place.</summary>
    public readonly ReadOnlySpan<byte> Last => rented.AsSpan(Start, length - sizeof(int) - Start);

    private readonly int Start => length - sizeof(int) - BinaryPrimitives.ReadInt32LittleEndian(rented.AsSpan(length - sizeof(int)));

    public void Push(ReadOnlySpan<byte> name)
    {
        int needed = length + name.Length + sizeof(int);
        if (rented is null || rented.Length < needed)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(needed);
            rented.AsSpan(0, length).CopyTo(larger);
            Return();
            rented = larger;
        }

        name.CopyTo(rented.AsSpan(length));
        BinaryPrimitives.WriteInt32LittleEndian(rented.AsSpan(length + name.Length), name.Length);
        length = needed;
    }

    public void Pop() => length = Start;

    /// <summary>Forgets the names, and gives back what was rented.</summary>
    public void Dispose()
    {
        Return();
        rented = null;
        length = 0;
    }

    private readonly void Return()
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
