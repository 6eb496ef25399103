using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace TypedSockets;

/// <summary>Gathers the UTF-16 of a string that is not plain ASCII, in one pass over its JSON.</summary>
/// <param name="initial">Where short strings go.</param>
internal ref struct JsonStringBuffer(Span<char> initial)
{
    private Span<char> chars = initial;

    private char[]? rented;

    private int length;

    /// <summary>What was read.</summary>
    public override readonly string ToString() => new(chars[..length]);

    /// <summary>Gives back what was rented.</summary>
    public readonly void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Reads the rest of a string.</summary>
    /// <param name="json">Holds the string.</param>
    /// <param name="at">Where to begin, in the string; is left at its quote.</param>
    /// <returns>False where the string does not end, has an escape that is none, or is no Unicode.</returns>
    public bool TryRead(ReadOnlySpan<byte> json, ref int at)
    {
        while (true)
        {
            CopyPlain(json, ref at);
            if (at >= json.Length)
            {
                return false;
            }

            byte next = json[at];
            if (next == '"')
            {
                return true;
            }

            if (!(next == '\\' ? TryUnescape(json, ref at) : next >= 0x80 && TryTranscode(json, ref at)))
            {
                return false;
            }
        }
    }

    /// <summary>Copies ASCII up to the first byte that is none, ends the text, or begins an escape.</summary>
    private void CopyPlain(ReadOnlySpan<byte> json, ref int at)
    {
        ref byte source = ref MemoryMarshal.GetReference(json);
        while (at <= json.Length - Vector128<byte>.Count)
        {
            Vector128<byte> text = Vector128.LoadUnsafe(ref source, (nuint)at);
            Reserve(Vector128<byte>.Count);
            (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(text);
            ref ushort target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars));
            lower.StoreUnsafe(ref target, (nuint)length);
            upper.StoreUnsafe(ref target, (nuint)(length + Vector128<ushort>.Count));

            // What is none of it is written over again.
            uint ends = JsonBytes.NotPlain(text);
            int plain = ends == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(ends);
            length += plain;
            at += plain;
            if (ends != 0)
            {
                return;
            }
        }

        int end = JsonBytes.IndexOfNotPlain(json, at);
        Reserve(end - at);
        while (at < end)
        {
            chars[length++] = (char)json[at++];
        }
    }

    /// <summary>Reads UTF-8 up to the next quote, backslash or control.</summary>
    private bool TryTranscode(ReadOnlySpan<byte> json, ref int at)
    {
        ReadOnlySpan<byte> text = json[at..JsonBytes.IndexOfTextEnd(json, at)];
        Reserve(text.Length);
        if (Utf8.ToUtf16(text, chars[length..], out _, out int written, replaceInvalidSequences: false) is not OperationStatus.Done)
        {
            return false;
        }

        at += text.Length;
        length += written;
        return true;
    }

    /// <summary>Reads escapes for as long as they follow one another.</summary>
    private bool TryUnescape(ReadOnlySpan<byte> json, ref int at)
    {
        while (at < json.Length && json[at] == '\\')
        {
            Reserve(4);
            if (!TryUnescapeFour(json, ref at) && !TryUnescapeOne(json, ref at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads an escape, or two that make a surrogate pair.</summary>
    private bool TryUnescapeOne(ReadOnlySpan<byte> json, ref int at)
    {
        if (JsonUnescaping.TryReadUnicodeEscape(json, at, out int unit))
        {
            at += JsonUnescaping.UnicodeEscapeLength;
            chars[length++] = (char)unit;
            if (!char.IsSurrogate((char)unit))
            {
                return true;
            }

            bool isPair = JsonUnescaping.TryReadUnicodeEscape(json, at, out int low) && char.IsSurrogatePair((char)unit, (char)low);
            at += JsonUnescaping.UnicodeEscapeLength;
            chars[length++] = (char)low;
            return isPair;
        }

        byte letter = at + 1 < json.Length ? JsonUnescaping.UnescapeShort(json[at + 1]) : (byte)0;
        at += 2;
        chars[length++] = (char)letter;
        return letter != 0;
    }

    /// <summary>Reads four escapes such as <c>\u0041</c>, unless others or halves of surrogate pairs stand among them.</summary>
    private bool TryUnescapeFour(ReadOnlySpan<byte> json, ref int at)
    {
        if (!JsonUnescaping.TryReadFourUnicodeEscapes(json, at, out ulong units) || HasSurrogate(units))
        {
            return false;
        }

        MemoryMarshal.Write(MemoryMarshal.AsBytes(chars[length..]), units);
        length += 4;
        at += 4 * JsonUnescaping.UnicodeEscapeLength;
        return true;
    }

    /// <summary>Whether one of four code units is half of a surrogate pair: its upper five bits are 11011.</summary>
    private static bool HasSurrogate(ulong units)
    {
        ulong others = (units & 0xF800_F800_F800_F800) ^ 0xD800_D800_D800_D800;
        return ((others - 0x0001_0001_0001_0001) & ~others & 0x8000_8000_8000_8000) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (chars.Length - length < count)
        {
            Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * chars.Length, length + count));
        chars[..length].CopyTo(larger);
        Dispose();
        chars = rented = larger;
    }
}
