using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Runs of decimal digits, eight at a time.</summary>
internal static class JsonDigits
{
    private const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>How much room eight digits more make in the value before them.</summary>
    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads digits up to the first byte that is none, or the end.</summary>
    /// <param name="json">Holds the digits.</param>
    /// <param name="at">Where they begin; is left behind them.</param>
    /// <param name="value">Gets them appended; meaningless from the 20th digit on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scan(ReadOnlySpan<byte> json, ref int at, ref ulong value)
    {
        while (at <= json.Length - sizeof(ulong))
        {
            ulong text = Load(json, at);
            int count = Count(text);
            if (count == 0)
            {
                return;
            }

            value = (value * Powers[count]) + Combine(text, count);
            at += count;
            if (count < sizeof(ulong))
            {
                return;
            }
        }

        while ((uint)at < (uint)json.Length)
        {
            uint digit = json[at] - (uint)'0';
            if (digit > 9)
            {
                return;
            }

            value = (value * 10) + digit;
            at++;
        }
    }

    /// <summary>Eight bytes, the first the lowest. There must be so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ReadOnlySpan<byte> json, int at)
    {
        ulong text = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(json), at));
        return BitConverter.IsLittleEndian ? text : BinaryPrimitives.ReverseEndianness(text);
    }

    /// <summary>How many of eight bytes are digits before the first that is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong text)
    {
        // A byte over 9 carries into its highest bit, or has that already; what it carries further is behind the first of them.
        ulong digits = text ^ Zeros;
        ulong others = ((digits + 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080;
        return BitOperations.TrailingZeroCount(others) >> 3;
    }

    /// <summary>The number that the first of eight digits make; at least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong text, int count)
    {
        // Each step makes two neighbours one, of twice the width: digits, pairs, fours. Zeros before them change nothing.
        ulong digits = (text ^ Zeros) << ((sizeof(ulong) - count) * 8);
        ulong pairs = ((digits * ((10 << 8) + 1)) >> 8) & 0x00FF_00FF_00FF_00FF;
        ulong fours = ((pairs * ((100 << 16) + 1)) >> 16) & 0x0000_FFFF_0000_FFFF;
        return (fours * ((10_000UL << 32) + 1)) >> 32;
    }
}
