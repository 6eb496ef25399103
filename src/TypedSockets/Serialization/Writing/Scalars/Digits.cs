using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Writes decimal digits. Callers have made the room, and for seven bytes more.</summary>
internal static class Digits
{
    /// <summary>The greatest power of ten that 64 bits hold.</summary>
    public const int MaxExponent = 19;

    private const ulong EightBound = 100_000_000;
    private const uint FourZeros = 0x30303030;
    private const ulong EightZeros = 0x3030303030303030;

    private static ReadOnlySpan<ulong> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
        10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
        1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ];

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

    /// <summary>Ten to the power of 0 to <see cref="MaxExponent"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>Writes a number.</summary>
    /// <returns>How many digits it has.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte target, ulong value)
    {
        if (value >= 100)
        {
            return WriteLong(ref target, value);
        }

        if (value >= 10)
        {
            WritePair(ref target, (uint)value);
            return 2;
        }

        target = (byte)('0' + value);
        return 1;
    }

    /// <summary>Writes the last so many digits of a number, with zeros in front where it has fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref byte target, ulong value, int count)
    {
        if (count <= 4)
        {
            WriteFour(ref target, FourDigits((uint)value) >> (8 * (4 - count)));
        }
        else
        {
            WriteLong(ref target, value, count);
        }
    }

    /// <summary>Writes the seven digits of a fraction, of which zeros at the end do not count.</summary>
    /// <returns>How many count.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteFraction(ref byte target, uint value)
    {
        ulong digits = EightDigits(value) >> 8;
        WriteEight(ref target, digits);
        return 8 - (BitOperations.LeadingZeroCount(digits ^ (EightZeros >> 8)) >> 3);
    }

    /// <summary>Writes a number below 100 as two digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePair(ref byte target, uint value) =>
        Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), 2 * value)));

    // What comes first is written first: it may overwrite what follows.
    private static int WriteLong(ref byte target, ulong value)
    {
        if (value < 10_000)
        {
            return WriteShort(ref target, (uint)value);
        }

        int count;
        if (value < EightBound)
        {
            (uint head, uint tail) = Math.DivRem((uint)value, 10_000);
            count = Write(ref target, head);
            WriteFour(ref Unsafe.Add(ref target, count), FourDigits(tail));
            return count + 4;
        }

        ulong rest = value / EightBound;
        count = Write(ref target, rest);
        WriteEight(ref Unsafe.Add(ref target, count), EightDigits(value - (rest * EightBound)));
        return count + 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteShort(ref byte target, uint value)
    {
        // The last digit stands even where it is zero.
        uint digits = FourDigits(value);
        int zeros = BitOperations.TrailingZeroCount((digits ^ FourZeros) | (1u << 24));
        WriteFour(ref target, digits >> (zeros & 0x18));
        return 4 - (zeros >> 3);
    }

    private static void WriteLong(ref byte target, ulong value, int count)
    {
        if (count <= 8)
        {
            WriteEight(ref target, EightDigits(value) >> (8 * (8 - count)));
            return;
        }

        ulong rest = value / EightBound;
        WriteLong(ref target, rest, count - 8);
        WriteEight(ref Unsafe.Add(ref target, count - 8), EightDigits(value - (rest * EightBound)));
    }

    /// <summary>The digits of a number below 10,000, the first in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FourDigits(uint value)
    {
        (uint head, uint tail) = Math.DivRem(value, 100);
        return PairOf(head) | (PairOf(tail) << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PairOf(uint value)
    {
        ushort pair = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), 2 * value));
        return BitConverter.IsLittleEndian ? pair : BinaryPrimitives.ReverseEndianness(pair);
    }

    /// <summary>The digits of a number below 100,000,000, the first in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightDigits(ulong value)
    {
        // Halved three times; all parts are divided at once, by a multiplication that is exact for as large as they get.
        ulong four = value / 10_000;
        ulong fours = four | ((value - (four * 10_000)) << 32);
        ulong two = ((fours * 10_486) >> 20) & 0x0000_007F_0000_007F;
        ulong twos = two | ((fours - (two * 100)) << 16);
        ulong one = ((twos * 103) >> 10) & 0x000F_000F_000F_000F;
        return (one | ((twos - (one * 10)) << 8)) + EightZeros;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(ref byte target, uint digits) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? digits : BinaryPrimitives.ReverseEndianness(digits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteEight(ref byte target, ulong digits) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? digits : BinaryPrimitives.ReverseEndianness(digits));
}
