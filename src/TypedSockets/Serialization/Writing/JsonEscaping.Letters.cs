using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace TypedSockets;

internal static partial class JsonEscaping
{
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>Writes a text with its escapes. Half a surrogate pair becomes U+FFFD, so that no pair may be cut.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Escape(ReadOnlySpan<char> text, ref byte target)
    {
        int written = 0;
        int index = 0;
        while (index < text.Length)
        {
            char letter = text[index];
            if (letter >= 0x80)
            {
                bool isHalf = char.IsSurrogate(letter) && !IsInPair(text, index);
                EscapeByNumber(isHalf ? ReplacementCharacter : letter, ref Unsafe.Add(ref target, written));
                written += MaxEscapedLength;
                index++;
            }
            else if (!IsPlain(letter))
            {
                written += EscapeAscii(letter, ref Unsafe.Add(ref target, written));
                index++;
            }
            else
            {
                int plain = CopyPlain(text[index..], ref Unsafe.Add(ref target, written));
                written += plain;
                index += plain;
            }
        }

        return written;
    }

    private static bool IsInPair(ReadOnlySpan<char> text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);

    private static int EscapeAscii(char letter, ref byte target)
    {
        int mark = letter switch
        {
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            '\\' => '\\',
            _ => 0,
        };
        if (mark == 0)
        {
            EscapeByNumber(letter, ref target);
            return MaxEscapedLength;
        }

        target = (byte)'\\';
        Unsafe.Add(ref target, 1) = (byte)mark;
        return 2;
    }

    /// <summary>Writes a backslash, a u and four hexadecimal digits, and two bytes more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EscapeByNumber(char letter, ref byte target)
    {
        // One digit in each byte, the first in the lowest; a digit from A on lies seven behind where it were after 9.
        uint digits = ((uint)letter >> 12) | (letter & 0xF00u) | ((letter & 0xF0u) << 12) | ((letter & 0xFu) << 24);
        uint letters = ((digits + 0x06060606) >> 4) & 0x01010101;
        ulong escape = ((ulong)(digits + 0x30303030 + (letters * 7)) << 16) | ('u' << 8) | '\\';
        if (!BitConverter.IsLittleEndian)
        {
            escape = BinaryPrimitives.ReverseEndianness(escape);
        }

        Unsafe.WriteUnaligned(ref target, escape);
    }
}
