using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>Finds the bytes that mean something in JSON, a vector of them at a time.</summary>
internal static class JsonBytes
{
    /// <summary>A bit for each byte that can't be copied as it stands: a quote, a backslash, a control, or not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotPlain(Vector128<byte> text) => Ends(text, isAscii: true);

    /// <summary>A bit for each byte that text in UTF-8 has to end at: a quote, a backslash or a control.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint TextEnds(Vector128<byte> text) => Ends(text, isAscii: false);

    /// <summary>The same for 32 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint TextEnds(Vector256<byte> text) => Ends(text, isAscii: false);

    /// <summary>A bit for each byte of white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint WhiteSpace(Vector128<byte> text) =>
        (Vector128.Equals(text, Vector128.Create((byte)' '))
            | Vector128.Equals(text, Vector128.Create((byte)'\n'))
            | Vector128.Equals(text, Vector128.Create((byte)'\r'))
            | Vector128.Equals(text, Vector128.Create((byte)'\t'))).ExtractMostSignificantBits();

    /// <summary>Where the first quote, backslash, control or byte beyond ASCII stands; the length where none does.</summary>
    public static int IndexOfNotPlain(ReadOnlySpan<byte> json, int start) => IndexOfEnd(json, start, isAscii: true);

    /// <summary>Where the first quote, backslash or control stands; the length where none does.</summary>
    public static int IndexOfTextEnd(ReadOnlySpan<byte> json, int start) => IndexOfEnd(json, start, isAscii: false);

    /// <summary>The 16 bytes that begin here, or near the end the last 16. There must be so many.</summary>
    /// <param name="json">Holds the bytes.</param>
    /// <param name="start">Where to begin; at most behind the last byte.</param>
    /// <param name="before">How many of them stand before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ReadOnlySpan<byte> json, int start, out int before)
    {
        int from = Math.Min(start, json.Length - Vector128<byte>.Count);
        before = start - from;
        return Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)from);
    }

    /// <summary>Where the next token begins; the length where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipWhiteSpace(ReadOnlySpan<byte> json, int start) =>
        (uint)start < (uint)json.Length && json[start] > ' ' ? start : SkipAnyWhiteSpace(json, start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOfEnd(ReadOnlySpan<byte> json, int start, bool isAscii)
    {
        ref byte first = ref MemoryMarshal.GetReference(json);
        for (; start <= json.Length - Vector256<byte>.Count; start += Vector256<byte>.Count)
        {
            uint ends = Ends(Vector256.LoadUnsafe(ref first, (nuint)start), isAscii);
            if (ends != 0)
            {
                return start + BitOperations.TrailingZeroCount(ends);
            }
        }

        return IndexOfEndNear(json, start, isAscii);
    }

    /// <summary>The same for the last bytes of a payload.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int IndexOfEndNear(ReadOnlySpan<byte> json, int start, bool isAscii)
    {
        while (start < json.Length && json.Length >= Vector128<byte>.Count)
        {
            uint ends = Ends(Load(json, start, out int before), isAscii) >> before;
            if (ends != 0)
            {
                return start + BitOperations.TrailingZeroCount(ends);
            }

            start += Vector128<byte>.Count - before;
        }

        while (start < json.Length && json[start] is not (< (byte)' ' or (byte)'"' or (byte)'\\') && !(isAscii && json[start] >= 0x80))
        {
            start++;
        }

        return start;
    }

    // As signed numbers, the bytes beyond ASCII are less than the controls.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Ends(Vector128<byte> text, bool isAscii) =>
        ((isAscii ? Vector128.LessThan(text.AsSByte(), Vector128.Create((sbyte)' ')).AsByte() : Vector128.LessThan(text, Vector128.Create((byte)' ')))
            | Vector128.Equals(text, Vector128.Create((byte)'"'))
            | Vector128.Equals(text, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Ends(Vector256<byte> text, bool isAscii) =>
        ((isAscii ? Vector256.LessThan(text.AsSByte(), Vector256.Create((sbyte)' ')).AsByte() : Vector256.LessThan(text, Vector256.Create((byte)' ')))
            | Vector256.Equals(text, Vector256.Create((byte)'"'))
            | Vector256.Equals(text, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits();

    private static int SkipAnyWhiteSpace(ReadOnlySpan<byte> json, int start)
    {
        // Usually it is the one space behind a colon, or the break and the indentation of a line.
        if ((uint)(start + 1) < (uint)json.Length && json[start + 1] > ' ' && IsWhiteSpace(json[start]))
        {
            return start + 1;
        }

        ref byte first = ref MemoryMarshal.GetReference(json);
        for (; start <= json.Length - Vector128<byte>.Count; start += Vector128<byte>.Count)
        {
            Vector128<byte> text = Vector128.LoadUnsafe(ref first, (nuint)start);
            uint space = WhiteSpace(text);
            if (space != 0xFFFF)
            {
                return start + BitOperations.TrailingZeroCount(~space);
            }
        }

        while ((uint)start < (uint)json.Length && IsWhiteSpace(json[start]))
        {
            start++;
        }

        return start;
    }

    private static bool IsWhiteSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
