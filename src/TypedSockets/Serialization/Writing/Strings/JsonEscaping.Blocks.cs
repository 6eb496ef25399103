using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <content>Texts of other scripts, of which most characters are escaped by their numbers.</content>
internal static partial class JsonEscaping
{
    private static Vector128<byte> HexDigits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create("0123456789ABCDEF"u8);
    }

    /// <summary>True where nothing in a block has an escape with a letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNumberedOnly(Vector128<byte> block) =>
        !Vector128.LessThanAny(block, Vector128.Create((byte)' ')) && !Vector128.EqualsAny(block, Vector128.Create((byte)'\\'));

    /// <summary>True where a block of a text has half a surrogate pair whose other half is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasHalfPair(Vector128<ushort> first, Vector128<ushort> second, ref ushort source, int index, int length)
    {
        uint high = Surrogates(first, 0xD800) | (Surrogates(second, 0xD800) << 8);
        uint low = Surrogates(first, 0xDC00) | (Surrogates(second, 0xDC00) << 8);
        if ((high | low) == 0)
        {
            return false;
        }

        bool isFollowed = index + BlockLength < length && char.IsLowSurrogate((char)Unsafe.Add(ref source, index + BlockLength));
        bool isPreceded = index > 0 && char.IsHighSurrogate((char)Unsafe.Add(ref source, index - 1));
        uint beforeLow = (low >> 1) | (isFollowed ? 0x8000u : 0);
        uint behindHigh = (high << 1) | (isPreceded ? 1u : 0);
        return ((high & ~beforeLow) | (low & ~behindHigh)) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Surrogates(Vector128<ushort> letters, ushort half) =>
        Vector128.Equals(letters & Vector128.Create((ushort)0xFC00), Vector128.Create(half)).ExtractMostSignificantBits();

    /// <summary>Writes eight characters, plain or escaped by their numbers, as the mask says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EscapeMany(Vector128<ushort> letters, uint escapes, ref byte target)
    {
        Vector128<byte> bytes = letters.AsByte();
        Vector128<byte> highDigits = Vector128.ShuffleNative(HexDigits, bytes >>> 4);
        Vector128<byte> lowDigits = Vector128.ShuffleNative(HexDigits, bytes & Vector128.Create((byte)0xF));
        int written = EscapeTwo(highDigits, lowDigits, bytes, 0, escapes, ref target);
        written += EscapeTwo(highDigits, lowDigits, bytes, 4, escapes >> 2, ref Unsafe.Add(ref target, written));
        written += EscapeTwo(highDigits, lowDigits, bytes, 8, escapes >> 4, ref Unsafe.Add(ref target, written));
        written += EscapeTwo(highDigits, lowDigits, bytes, 12, escapes >> 6, ref Unsafe.Add(ref target, written));
        return written;
    }

    /// <summary>Writes two of eight characters, of which the first has its lower byte at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EscapeTwo(Vector128<byte> highDigits, Vector128<byte> lowDigits, Vector128<byte> bytes, byte place, uint escapes, ref byte target)
    {
        // For each character eight bytes: a backslash, a u, the digits of its higher byte, those of its lower one, and two that do not count.
        Vector128<byte> places = Vector128.Create((byte)0, 0, 1, 1, 0, 0, 0, 0, 2, 2, 3, 3, 2, 2, 2, 2) + Vector128.Create(place);
        Vector128<byte> digits = Vector128.ConditionalSelect(
            Vector128.Create((ushort)0x00FF).AsByte(),
            Vector128.ShuffleNative(highDigits, places),
            Vector128.ShuffleNative(lowDigits, places));
        Vector128<ulong> numbers = Vector128.ConditionalSelect(
            Vector128.Create(0xFFFFUL),
            Vector128.Create((ulong)('\\' | ('u' << 8))),
            digits.AsUInt64());
        Vector128<ulong> plain = Vector128.ShuffleNative(bytes, Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2) + Vector128.Create(place)).AsUInt64();
        uint first = escapes & 1;
        uint second = (escapes >> 1) & 1;
        int length = 1 + ((MaxEscapedLength - 1) * (int)first);
        Unsafe.WriteUnaligned(ref target, first != 0 ? numbers.ToScalar() : plain.ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, length), second != 0 ? numbers.GetElement(1) : plain.GetElement(1));
        return length + 1 + ((MaxEscapedLength - 1) * (int)second);
    }
}
