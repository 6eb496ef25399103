using System.Numerics;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Masks and unmasks payloads (RFC 6455 section 5.3), which is the same.</summary>
internal static class FrameMask
{
    /// <summary>Copies <paramref name="source"/>, masked.</summary>
    /// <param name="source">A part of a payload; may be <paramref name="destination"/> itself.</param>
    /// <param name="destination">At least as long.</param>
    /// <param name="mask">The masking key as it stands on the wire.</param>
    /// <param name="position">Where in the payload the part begins.</param>
    public static void Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint mask, long position)
    {
        uint turned = Turn(mask, position);
        int done = 0;
        if (source.Length >= Vector<byte>.Count)
        {
            Vector<byte> key = Vector.AsVectorByte(new Vector<uint>(turned));
            for (; done <= source.Length - Vector<byte>.Count; done += Vector<byte>.Count)
            {
                (new Vector<byte>(source[done..]) ^ key).CopyTo(destination[done..]);
            }
        }

        // A vector is a multiple of the key, and so is what follows, so the key begins anew each time.
        for (; done <= source.Length - sizeof(uint); done += sizeof(uint))
        {
            uint masked = MemoryMarshal.Read<uint>(source[done..]) ^ turned;
            MemoryMarshal.Write(destination[done..], in masked);
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in turned));
        for (int i = done; i < source.Length; i++)
        {
            destination[i] = (byte)(source[i] ^ bytes[i & 3]);
        }
    }

    /// <summary>The key as it applies from a position on.</summary>
    private static uint Turn(uint mask, long position)
    {
        int bits = (int)(position & 3) * 8;
        return BitConverter.IsLittleEndian ? BitOperations.RotateRight(mask, bits) : BitOperations.RotateLeft(mask, bits);
    }
}
