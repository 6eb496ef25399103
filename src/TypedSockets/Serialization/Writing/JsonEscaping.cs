using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>
/// The inside of a JSON string: ASCII as it is, but for the characters that HTML could mistake; everything else escaped.
/// Callers have made the room.
/// </summary>
internal static partial class JsonEscaping
{
    /// <summary>What one UTF-16 code unit takes at most: <c>\uFFFD</c>.</summary>
    public const int MaxEscapedLength = 6;

    /// <summary>How far behind its end an escaped text may be overwritten.</summary>
    public const int Slack = 2;

    private const int BlockLength = 16;

    // A byte must be escaped where the entries of its two halves share a bit. One bit stands for all rows of 16 bytes that
    // must be escaped whole, the first two and those beyond ASCII; each other row that holds something has its own.
    private const byte Whole = 1;
    private const byte Row2 = 2;
    private const byte Row3 = 4;
    private const byte Row5 = 8;
    private const byte Row6 = 16;
    private const byte Row7 = 32;

    private static Vector128<byte> LowHalves => Vector128.Create(
        Whole | Row6, Whole, Whole | Row2, Whole, Whole, Whole, Whole | Row2, Whole | Row2,
        Whole, Whole, Whole, Whole | Row2, Whole | Row3 | Row5, Whole, Whole | Row3, Whole | Row7);

    private static Vector128<byte> HighHalves => Vector128.Create(
        Whole, Whole, Row2, Row3, 0, Row5, Row6, Row7, Whole, Whole, Whole, Whole, Whole, Whole, Whole, Whole);

    /// <summary>True for what stands in a string as it is.</summary>
    public static bool IsPlain(char letter) =>
        letter < 0x80 && (LowHalves[letter & 0xF] & HighHalves[letter >> 4]) == 0;

    /// <summary>Copies what comes before the first character that must be escaped. As many bytes as there are characters may be overwritten.</summary>
    /// <returns>How many characters were copied.</returns>
    public static int CopyPlain(ReadOnlySpan<char> text, ref byte target)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        int length = text.Length;
        if (length < BlockLength)
        {
            return CopyShort(ref source, length, ref target);
        }

        // The last block overlaps the one before.
        int last = length - BlockLength;
        for (int start = 0; ; start = Math.Min(start + BlockLength, last))
        {
            Vector128<byte> block = Vector128.NarrowWithSaturation(
                Vector128.LoadUnsafe(ref source, (nuint)start),
                Vector128.LoadUnsafe(ref source, (nuint)start + 8));
            block.StoreUnsafe(ref target, (nuint)start);
            Vector128<byte> escaped = Escaped(block);
            if (escaped != Vector128<byte>.Zero)
            {
                return start + FirstIn(escaped);
            }

            if (start == last)
            {
                return length;
            }
        }
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

        for (int index = 0; index < length; index++)
        {
            var letter = (char)Unsafe.Add(ref source, index);
            if (!IsPlain(letter))
            {
                return index;
            }

            Unsafe.Add(ref target, index) = (byte)letter;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyEight(ref ushort source, ref byte target)
    {
        Vector128<ushort> letters = Vector128.LoadUnsafe(ref source);
        Vector128<byte> block = Vector128.NarrowWithSaturation(letters, letters);
        Unsafe.WriteUnaligned(ref target, block.AsUInt64().ToScalar());
        return Math.Min(FirstIn(Escaped(block)), 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyFour(ref ushort source, ref byte target)
    {
        Vector128<ushort> letters = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref source))).AsUInt16();
        Vector128<byte> block = Vector128.NarrowWithSaturation(letters, letters);
        Unsafe.WriteUnaligned(ref target, block.AsUInt32().ToScalar());
        return Math.Min(FirstIn(Escaped(block)), 4);
    }

    /// <summary>Not zero at what must be escaped. What was beyond ASCII before it was narrowed is beyond it still.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Escaped(Vector128<byte> block) =>
        Vector128.ShuffleNative(LowHalves, block & Vector128.Create((byte)0xF)) & Vector128.ShuffleNative(HighHalves, block >>> 4);

    /// <summary>The index of the first byte that is not zero; 32 where all are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstIn(Vector128<byte> block) =>
        BitOperations.TrailingZeroCount(~Vector128.Equals(block, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF);
}
