using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedSockets;

/// <summary>
/// The inside of a JSON string: ASCII as it is, but for the characters that HTML could mistake; everything else escaped.
/// Callers have made the room.
/// </summary>
internal static partial class JsonEscaping
{
    private const int BlockLength = 16;

    // A byte must be escaped where the entries of its two halves share a bit. One bit stands for all rows of 16 bytes that
    // must be escaped whole, the first two and those beyond ASCII; each other row that holds something has its own.
    private const byte Whole = 1;
    private const byte Row2 = 2;
    private const byte Row3 = 4;
    private const byte Row5 = 8;
    private const byte Row6 = 16;
    private const byte Row7 = 32;

    // What is short is inlined on demand, and what is long is kept apart: where texts happen to be short at first, the
    // compiler would take the other case for one that does not occur.
    private static Vector128<byte> LowHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            Whole | Row6, Whole, Whole | Row2, Whole, Whole, Whole, Whole | Row2, Whole | Row2,
            Whole, Whole, Whole, Whole | Row2, Whole | Row3 | Row5, Whole, Whole | Row3, Whole | Row7);
    }

    private static Vector128<byte> HighHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            Whole, Whole, Row2, Row3, 0, Row5, Row6, Row7, Whole, Whole, Whole, Whole, Whole, Whole, Whole, Whole);
    }

    /// <summary>Copies what comes before the first character that must be escaped. As many bytes as there are characters may be overwritten.</summary>
    /// <returns>How many characters were copied.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CopyPlain(ReadOnlySpan<char> text, ref byte target)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        return text.Length < BlockLength ? CopyShort(ref source, text.Length, ref target) : CopyLong(ref source, text.Length, ref target);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CopyLong(ref ushort source, int length, ref byte target)
    {
        int start = Avx2.IsSupported ? CopyWide(ref source, length, ref target) : 0;
        int last = length - BlockLength;
        while (start < last)
        {
            int plain = CopyBlock(ref source, ref target, start);
            start += plain;
            if (plain < BlockLength)
            {
                return start;
            }
        }

        // The last block overlaps the one before.
        return last + CopyBlock(ref source, ref target, last);
    }

    /// <summary>Copies twice as much at once while there is nothing to be escaped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyWide(ref ushort source, int length, ref byte target)
    {
        int start = 0;
        Vector256<byte> lowHalves = Vector256.Create(LowHalves);
        Vector256<byte> highHalves = Vector256.Create(HighHalves);
        for (; start <= length - (2 * BlockLength); start += 2 * BlockLength)
        {
            Vector256<byte> block = Vector256.NarrowWithSaturation(
                Vector256.LoadUnsafe(ref source, (nuint)start),
                Vector256.LoadUnsafe(ref source, (nuint)start + BlockLength));
            block.StoreUnsafe(ref target, (nuint)start);
            Vector256<byte> escaped = Avx2.Shuffle(lowHalves, block & Vector256.Create((byte)0xF)) & Avx2.Shuffle(highHalves, block >>> 4);
            if (escaped != Vector256<byte>.Zero)
            {
                break;
            }
        }

        return start;
    }

    private static int CopyShort(ref ushort source, int length, ref byte target)
    {
        if (length >= 8)
        {
            int plain = CopyEight(ref source, ref target);
            int last = length - 8;
            return plain < 8 ? plain : last + CopyEight(ref Unsafe.Add(ref source, last), ref Unsafe.Add(ref target, last));
        }

        if (length >= 4)
        {
            int plain = CopyFour(ref source, ref target);
            int last = length - 4;
            return plain < 4 ? plain : last + CopyFour(ref Unsafe.Add(ref source, last), ref Unsafe.Add(ref target, last));
        }

        int index = 0;
        for (; index < length; index++)
        {
            uint letter = Unsafe.Add(ref source, index);
            if (FormOf(letter) != Plain)
            {
                break;
            }

            Unsafe.Add(ref target, index) = (byte)letter;
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyBlock(ref ushort source, ref byte target, int start)
    {
        Vector128<byte> block = Vector128.NarrowWithSaturation(
            Vector128.LoadUnsafe(ref source, (nuint)start),
            Vector128.LoadUnsafe(ref source, (nuint)start + 8));
        block.StoreUnsafe(ref target, (nuint)start);
        return FirstEscaped(block, BlockLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyEight(ref ushort source, ref byte target)
    {
        Vector128<ushort> letters = Vector128.LoadUnsafe(ref source);
        Vector128<byte> block = Vector128.NarrowWithSaturation(letters, letters);
        Unsafe.WriteUnaligned(ref target, block.AsUInt64().ToScalar());
        return FirstEscaped(block, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyFour(ref ushort source, ref byte target)
    {
        Vector128<ushort> letters = Vector128.Create(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref source))).AsUInt16();
        Vector128<byte> block = Vector128.NarrowWithSaturation(letters, letters);
        Unsafe.WriteUnaligned(ref target, block.AsUInt32().ToScalar());
        return FirstEscaped(block, 4);
    }

    /// <summary>Where the first byte stands that must be escaped, or how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstEscaped(Vector128<byte> block, int count)
    {
        Vector128<byte> escaped = Escaped(block);
        return escaped == Vector128<byte>.Zero ? count : BitOperations.TrailingZeroCount(MaskOf(escaped));
    }

    /// <summary>Not zero at what must be escaped. What was beyond ASCII before it was narrowed is beyond it still.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Escaped(Vector128<byte> block) =>
        Vector128.ShuffleNative(LowHalves, block & Vector128.Create((byte)0xF)) & Vector128.ShuffleNative(HighHalves, block >>> 4);

    /// <summary>One bit for each byte that is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint MaskOf(Vector128<byte> escaped) =>
        ~Vector128.Equals(escaped, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
}
