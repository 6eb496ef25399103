using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>Finds the bytes that mean something in JSON, 16 at a time.</summary>
internal static class JsonBytes
{
    /// <summary>A bit for each byte that can't be copied as it stands: a quote, a backslash, a control, or not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NotPlain(Vector128<byte> text) =>
        (Vector128.LessThan(text.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(text, Vector128.Create((byte)'"'))
            | Vector128.Equals(text, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();

    /// <summary>A bit for each byte that text in UTF-8 has to end at: a quote, a backslash or a control.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint TextEnds(Vector128<byte> text) =>
        (Vector128.LessThan(text, Vector128.Create((byte)' '))
            | Vector128.Equals(text, Vector128.Create((byte)'"'))
            | Vector128.Equals(text, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();

    /// <summary>Where the first quote, backslash, control or byte beyond ASCII stands; the length where none does.</summary>
    public static int IndexOfNotPlain(ReadOnlySpan<byte> json, int start)
    {
        ref byte first = ref MemoryMarshal.GetReference(json);
        for (; start <= json.Length - Vector128<byte>.Count; start += Vector128<byte>.Count)
        {
            uint ends = NotPlain(Vector128.LoadUnsafe(ref first, (nuint)start));
            if (ends != 0)
            {
                return start + BitOperations.TrailingZeroCount(ends);
            }
        }

        while (start < json.Length && !IsTextEnd(json[start]) && json[start] < 0x80)
        {
            start++;
        }

        return start;
    }

    /// <summary>Where the first quote, backslash or control stands; the length where none does.</summary>
    public static int IndexOfTextEnd(ReadOnlySpan<byte> json, int start)
    {
        ref byte first = ref MemoryMarshal.GetReference(json);
        for (; start <= json.Length - Vector128<byte>.Count; start += Vector128<byte>.Count)
        {
            uint ends = TextEnds(Vector128.LoadUnsafe(ref first, (nuint)start));
            if (ends != 0)
            {
                return start + BitOperations.TrailingZeroCount(ends);
            }
        }

        while (start < json.Length && !IsTextEnd(json[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>Where the next token begins; the length where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipWhiteSpace(ReadOnlySpan<byte> json, int start) =>
        (uint)start < (uint)json.Length && json[start] > ' ' ? start : SkipAnyWhiteSpace(json, start);

    private static int SkipAnyWhiteSpace(ReadOnlySpan<byte> json, int start)
    {
        ref byte first = ref MemoryMarshal.GetReference(json);
        for (; start <= json.Length - Vector128<byte>.Count; start += Vector128<byte>.Count)
        {
            Vector128<byte> text = Vector128.LoadUnsafe(ref first, (nuint)start);
            uint space = (Vector128.Equals(text, Vector128.Create((byte)' '))
                | Vector128.Equals(text, Vector128.Create((byte)'\n'))
                | Vector128.Equals(text, Vector128.Create((byte)'\r'))
                | Vector128.Equals(text, Vector128.Create((byte)'\t'))).ExtractMostSignificantBits();
            if (space != 0xFFFF)
            {
                return start + BitOperations.TrailingZeroCount(~space);
            }
        }

        while (start < json.Length && json[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            start++;
        }

        return start;
    }

    private static bool IsTextEnd(byte value) => value < ' ' || value == '"' || value == '\\';
}
