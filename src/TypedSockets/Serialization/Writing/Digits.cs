using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Writes decimal digits, two at a time. Callers have made the room.</summary>
internal static class Digits
{
    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809"u8 +
        "10111213141516171819"u8 +
        "20212223242526272829"u8 +
        "30313233343536373839"u8 +
        "40414243444546474849"u8 +
        "50515253545556575859"u8 +
        "60616263646566676869"u8 +
        "70717273747576777879"u8 +
        "80818283848586878889"u8 +
        "90919293949596979899"u8;

    private static ReadOnlySpan<ulong> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
        10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
        1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ];

    /// <summary>Ten to the power of 0 to 19.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>How many digits a number has: 1 to 20.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong value)
    {
        // The bits tell the digits but for one: 1233/4096 is a little more than the logarithm of 2.
        value |= 1;
        int atLeast = ((BitOperations.Log2(value) + 1) * 1233) >> 12;
        return atLeast + (value >= Unsafe.Add(ref MemoryMarshal.GetReference(Powers), atLeast) ? 1 : 0);
    }

    /// <summary>Writes the last so many digits of a number, with zeros in front where it has fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref byte target, ulong value, int count)
    {
        while (count >= 2)
        {
            ulong quotient = value / 100;
            count -= 2;
            WritePair(ref Unsafe.Add(ref target, count), (uint)(value - (quotient * 100)));
            value = quotient;
        }

        if (count > 0)
        {
            target = (byte)('0' + (value % 10));
        }
    }

    /// <summary>Writes a number below 100 as two digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePair(ref byte target, uint value) =>
        Unsafe.CopyBlockUnaligned(ref target, ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), 2 * value), 2);
}
