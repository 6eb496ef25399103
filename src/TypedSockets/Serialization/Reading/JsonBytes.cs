using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets;

/// <summary>Finds the bytes that mean something in JSON, 16 at a time.</summary>
internal static class JsonBytes
{
    /// <summary>How many bytes are searched here before a search with more preparations pays.</summary>
    private const int Near = 128;

    private static readonly SearchValues<byte> TextEndBytes = SearchValues.Create([.. Controls, (byte)'"', (byte)'\\']);

    private static readonly SearchValues<byte> NotPlainBytes = SearchValues.Create([.. Controls, (byte)'"', (byte)'\\', .. NotAscii]);

    private static IEnumerable<byte> Controls => Enumerable.Range(0, ' ').Select(value => (byte)value);

    private static IEnumerable<byte> NotAscii => Enumerable.Range(0x80, 0x80).Select(value => (byte)value);

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
        int far = Math.Min(start + Near, json.Length) - Vector128<byte>.Count;
        for (; start <= far; start += Vector128<byte>.Count)
        {
            uint ends = NotPlain(Vector128.LoadUnsafe(ref first, (nuint)start));
            if (ends != 0)
            {
                return start + BitOperations.TrailingZeroCount(ends);
            }
        }

        int rest = json[start..].IndexOfAny(NotPlainBytes);
        return rest < 0 ? json.Length : start + rest;
    }

    /// <summary>Where the first quote, backslash or control stands; the length where none does.</summary>
    public static int IndexOfTextEnd(ReadOnlySpan<byte> json, int start)
    {
        ref byte first = ref MemoryMarshal.GetReference(json);
        int far = Math.Min(start + Near, json.Length) - Vector128<byte>.Count;
        for (; start <= far; start += Vector128<byte>.Count)
        {
            uint ends = TextEnds(Vector128.LoadUnsafe(ref first, (nuint)start));
            if (ends != 0)
            {
                return start + BitOperations.TrailingZeroCount(ends);
            }
        }

        int rest = json[start..].IndexOfAny(TextEndBytes);
        return rest < 0 ? json.Length : start + rest;
    }

    /// <summary>Where the next token begins; the length where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipWhiteSpace(ReadOnlySpan<byte> json, int start) =>
        (uint)start < (uint)json.Length && json[start] > ' ' ? start : SkipAnyWhiteSpace(json, start);

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
            uint space = (Vector128.Equals(text, Vector128.Create((byte)' '))
                | Vector128.Equals(text, Vector128.Create((byte)'\n'))
                | Vector128.Equals(text, Vector128.Create((byte)'\r'))
                | Vector128.Equals(text, Vector128.Create((byte)'\t'))).ExtractMostSignificantBits();
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
