using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TypedSockets;

/// <summary>Takes the escapes out of what stands between quotes; the counterpart of <see cref="JsonEscaping"/>.</summary>
internal static class JsonUnescaping
{
    /// <summary>How long <c>\u0041</c> is.</summary>
    public const int UnicodeEscapeLength = 6;

    /// <summary>The length of the escape that begins at a backslash; 0 where it is none.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> json, int backslash)
    {
        if ((uint)(backslash + 1) >= (uint)json.Length)
        {
            return 0;
        }

        return json[backslash + 1] == 'u'
            ? TryReadUnicodeEscape(json, backslash, out _) ? UnicodeEscapeLength : 0
            : UnescapeShort(json[backslash + 1]) == 0 ? 0 : 2;
    }

    /// <summary>What the letter behind a backslash stands for; 0 where it is none of those.</summary>
    public static byte UnescapeShort(byte letter) => letter switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => letter,
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => 0,
    };

    /// <summary>Reads the code unit of <c>\u0041</c>, where that stands here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadUnicodeEscape(ReadOnlySpan<byte> json, int start, out int unit)
    {
        unit = start <= json.Length - UnicodeEscapeLength && json[start] == '\\' && json[start + 1] == 'u'
            ? JsonHex.Parse(json.Slice(start + 2, 4))
            : -1;
        return unit >= 0;
    }

    /// <summary>Reads the code units of four escapes such as <c>\u0041</c>, where they stand here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadFourUnicodeEscapes(ReadOnlySpan<byte> json, int start, out ulong units)
    {
        const int Length = 4 * UnicodeEscapeLength;
        units = 0;
        if (start > json.Length - Length || json[start + Length - UnicodeEscapeLength] != '\\')
        {
            return false;
        }

        // The first 16 bytes hold two and a part of the third, the last 16 a part of the second and two.
        ref byte source = ref MemoryMarshal.GetReference(json);
        Vector128<byte> first = Vector128.LoadUnsafe(ref source, (nuint)start);
        Vector128<byte> last = Vector128.LoadUnsafe(ref source, (nuint)(start + 8));
        Vector128<byte> digits = Vector128.Shuffle(first, Vector128.Create((byte)2, 3, 4, 5, 8, 9, 10, 11, 255, 255, 255, 255, 255, 255, 255, 255))
            | Vector128.Shuffle(last, Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 6, 7, 8, 9, 12, 13, 14, 15));
        Vector128<ushort> marks = Vector128.Create((ushort)('\\' | ('u' << 8)));
        uint firstMarks = Vector128.Equals(first.AsUInt16(), marks).ExtractMostSignificantBits();
        uint lastMarks = Vector128.Equals(last.AsUInt16(), marks).ExtractMostSignificantBits();
        return (firstMarks & 0b1001) == 0b1001 && (lastMarks & 0b100100) == 0b100100 && JsonHex.TryParse(digits, out units);
    }

    /// <summary>Finds the quote that ends a string. Whether its escapes are any is not looked at.</summary>
    /// <param name="json">Holds the string.</param>
    /// <param name="start">Where to begin: in the string, not in an escape.</param>
    /// <param name="quote">Where it stands.</param>
    /// <returns>False where a control stands before it, or it is missing.</returns>
    public static bool TryFindQuote(ReadOnlySpan<byte> json, int start, out int quote)
    {
        while (true)
        {
            quote = JsonBytes.IndexOfTextEnd(json, start);
            if (quote >= json.Length || json[quote] < ' ')
            {
                return false;
            }

            if (json[quote] == '"')
            {
                return true;
            }

            start = Math.Min(quote + 2, json.Length);
        }
    }

    /// <summary>Takes the escapes out of a text, and leaves the rest of its UTF-8 as it is.</summary>
    /// <param name="text">What stands between the quotes.</param>
    /// <param name="buffer">Takes the result; rented again where it is too short.</param>
    /// <param name="length">How long the result is.</param>
    /// <returns>False where an escape is none, or half of a surrogate pair.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> text, ref byte[]? buffer, out int length)
    {
        if (buffer is null || buffer.Length < text.Length)
        {
            byte[]? tooShort = buffer;
            buffer = ArrayPool<byte>.Shared.Rent(text.Length);
            if (tooShort is not null)
            {
                ArrayPool<byte>.Shared.Return(tooShort);
            }
        }

        length = 0;
        int at = 0;
        while (true)
        {
            int run = text[at..].IndexOf((byte)'\\');
            run = run < 0 ? text.Length - at : run;
            text.Slice(at, run).CopyTo(buffer.AsSpan(length));
            at += run;
            length += run;
            if (at == text.Length)
            {
                return true;
            }

            if (!TryUnescapeOne(text, ref at, buffer, ref length))
            {
                return false;
            }
        }
    }

    private static bool TryUnescapeOne(ReadOnlySpan<byte> text, ref int at, byte[] buffer, ref int length)
    {
        if (!TryReadUnicodeEscape(text, at, out int unit))
        {
            byte letter = at + 1 < text.Length ? UnescapeShort(text[at + 1]) : (byte)0;
            at += 2;
            buffer[length++] = letter;
            return letter != 0;
        }

        at += UnicodeEscapeLength;
        Rune rune;
        if (!char.IsSurrogate((char)unit))
        {
            rune = new Rune((char)unit);
        }
        else if (TryReadUnicodeEscape(text, at, out int low) && Rune.TryCreate((char)unit, (char)low, out rune))
        {
            at += UnicodeEscapeLength;
        }
        else
        {
            return false;
        }

        length += rune.EncodeToUtf8(buffer.AsSpan(length));
        return true;
    }
}
