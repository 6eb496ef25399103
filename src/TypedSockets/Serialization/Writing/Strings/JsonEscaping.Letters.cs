using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

internal static partial class JsonEscaping
{
    /// <summary>What one UTF-16 code unit takes at most: <c>\uFFFD</c>.</summary>
    public const int MaxEscapedLength = 6;

    /// <summary>How far behind its end an escaped text may be overwritten.</summary>
    public const int Slack = BlockLength;

    /// <summary>A block with more escapes than these is gone through one by one.</summary>
    private const int FewEscapes = 4;

    private const uint ReplacementCharacter = 0xFFFD;

    private const uint Plain = 0;

    /// <summary>A control character or a backslash: its escape may be a letter.</summary>
    private const uint Lettered = 2;

    /// <summary>How each character of ASCII stands in a string; what is neither of the above is escaped by its number: 1.</summary>
    private static ReadOnlySpan<byte> Forms =>
    [
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0,
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ];

    private static Vector128<byte> Places
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    /// <summary>Writes a text with its escapes. Half a surrogate pair becomes U+FFFD, so that no pair may be cut.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Escape(ReadOnlySpan<char> text, ref byte target)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        int index = 0;
        int written = 0;
        for (; index <= text.Length - BlockLength; index += BlockLength)
        {
            Vector128<ushort> first = Vector128.LoadUnsafe(ref source, (nuint)index);
            Vector128<ushort> second = Vector128.LoadUnsafe(ref source, (nuint)index + 8);
            Vector128<byte> block = Vector128.NarrowWithSaturation(first, second);
            uint escapes = MaskOf(Escaped(block));
            ref byte end = ref Unsafe.Add(ref target, written);
            if (BitOperations.PopCount(escapes) <= FewEscapes)
            {
                written += EscapeFew(block, escapes, ref source, index, text.Length, ref end);
            }
            else if (IsNumberedOnly(block) && !HasHalfPair(first, second, ref source, index, text.Length))
            {
                int half = EscapeMany(first, escapes, ref end);
                written += half + EscapeMany(second, escapes >> 8, ref Unsafe.Add(ref end, half));
            }
            else
            {
                written += EscapeEach(ref source, index, index + BlockLength, text.Length, ref end);
            }
        }

        return index == text.Length ? written : written + EscapeEach(ref source, index, text.Length, text.Length, ref Unsafe.Add(ref target, written));
    }

    /// <summary>Writes a block, copying whole what stands between the escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EscapeFew(Vector128<byte> block, uint escapes, ref ushort source, int index, int length, ref byte target)
    {
        int written = 0;
        int start = 0;
        block.StoreUnsafe(ref target);
        while (escapes != 0)
        {
            int place = BitOperations.TrailingZeroCount(escapes);
            written += place - start;
            written += EscapeOne(ref source, index + place, length, ref Unsafe.Add(ref target, written));
            start = place + 1;
            escapes &= escapes - 1;

            // What follows in the block, and behind it something that the next write covers.
            Vector128<byte> rest = Vector128.ShuffleNative(block, Places + Vector128.Create((byte)start));
            rest.StoreUnsafe(ref target, (nuint)written);
        }

        return written + BlockLength - start;
    }

    /// <summary>Writes a part of a text without a branch where plain and escaped take turns.</summary>
    private static int EscapeEach(ref ushort source, int index, int end, int length, ref byte target)
    {
        int written = 0;
        for (; index < end; index++)
        {
            uint letter = Unsafe.Add(ref source, index);
            uint form = FormOf(letter);
            if (form == Lettered)
            {
                written += EscapeControl(letter, ref Unsafe.Add(ref target, written));
                continue;
            }

            if (IsSurrogate(letter) && !IsInPair(ref source, index, length))
            {
                letter = ReplacementCharacter;
            }

            // Either of the two, as the form is all bits or none.
            ulong text = letter ^ ((letter ^ NumberOf(letter)) & (0UL - form));
            WriteEight(text, ref Unsafe.Add(ref target, written));
            written += 1 + ((MaxEscapedLength - 1) * (int)form);
        }

        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EscapeOne(ref ushort source, int index, int length, ref byte target)
    {
        uint letter = Unsafe.Add(ref source, index);
        if (letter is < ' ' or '\\')
        {
            return EscapeControl(letter, ref target);
        }

        if (IsSurrogate(letter) && !IsInPair(ref source, index, length))
        {
            letter = ReplacementCharacter;
        }

        WriteEight(NumberOf(letter), ref target);
        return MaxEscapedLength;
    }

    private static int EscapeControl(uint letter, ref byte target)
    {
        uint mark = letter switch
        {
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            '\\' => '\\',
            _ => '\0',
        };
        if (mark == 0)
        {
            WriteEight(NumberOf(letter), ref target);
            return MaxEscapedLength;
        }

        WriteEight('\\' | (mark << 8), ref target);
        return 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FormOf(uint letter)
    {
        // All beyond ASCII stands as its last does.
        uint beyond = (0x7F - letter) >> 31;
        return Unsafe.Add(ref MemoryMarshal.GetReference(Forms), (letter | (0 - beyond)) & 0x7F);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSurrogate(uint letter) => letter - 0xD800 < 0x800;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInPair(ref ushort source, int index, int length) => Unsafe.Add(ref source, index) < 0xDC00
        ? index + 1 < length && char.IsLowSurrogate((char)Unsafe.Add(ref source, index + 1))
        : index > 0 && char.IsHighSurrogate((char)Unsafe.Add(ref source, index - 1));

    /// <summary>A backslash, a u and four hexadecimal digits, the first byte in the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NumberOf(uint letter)
    {
        // One digit in each byte; those from A on lie seven behind where they were after 9.
        uint digits = (letter >> 12) | (letter & 0xF00) | ((letter & 0xF0) << 12) | (letter << 24 & 0xF000000);
        uint letters = ((digits + 0x06060606) >> 4) & 0x01010101;
        return ((ulong)(digits + 0x30303030 + (letters * 7)) << 16) | ('u' << 8) | '\\';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteEight(ulong bytes, ref byte target) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes));
}
