using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace TypedSockets;

/// <summary>Makes strings of UTF-8, straight into their memory.</summary>
internal static class JsonUtf8
{
    /// <summary>The string of this text.</summary>
    /// <returns>False where the text is no UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> text, [NotNullWhen(true)] out string? result)
    {
        // Nobody else has the string yet, so it may still be written to. Text that is no UTF-8 may be counted wrongly, but not decoded.
        result = new string('\0', CountUnits(text));
        Span<char> units = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(result.AsSpan()), result.Length);
        return Utf8.ToUtf16(text, units, out _, out int written, replaceInvalidSequences: false) is OperationStatus.Done && written == units.Length;
    }

    /// <summary>How many UTF-16 code units valid text makes: one for each first byte of a character, and one more for each of four bytes.</summary>
    private static int CountUnits(ReadOnlySpan<byte> text)
    {
        ref byte first = ref MemoryMarshal.GetReference(text);
        int count = 0;
        int at = 0;
        for (; at <= text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            // As signed numbers, the bytes that continue a character are the least, up to -65.
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
            count += BitOperations.PopCount(Vector128.GreaterThan(bytes.AsSByte(), Vector128.Create((sbyte)-65)).ExtractMostSignificantBits())
                + BitOperations.PopCount(Vector128.GreaterThanOrEqual(bytes, Vector128.Create((byte)0xF0)).ExtractMostSignificantBits());
        }

        for (; at < text.Length; at++)
        {
            count += ((sbyte)text[at] > -65 ? 1 : 0) + (text[at] >= 0xF0 ? 1 : 0);
        }

        return count;
    }
}
