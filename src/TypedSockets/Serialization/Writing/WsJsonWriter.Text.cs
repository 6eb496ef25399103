using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"u8);

    /// <summary>How many characters are escaped before room is made again.</summary>
    private const int EscapedAtOnce = 512;

    /// <summary>Writes a string; half a surrogate pair becomes U+FFFD.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteText(value);
    }

    /// <summary>Writes a string that is UTF-8 already.</summary>
    internal void WriteUtf8String(scoped ReadOnlySpan<byte> value)
    {
        if (value.IndexOfAnyExcept(Plain) < 0)
        {
            Append((byte)'"');
            WriteRaw(value);
            Append((byte)'"');
            return;
        }

        WriteText(Encoding.UTF8.GetString(value));
    }

    /// <summary>Writes a string of one UTF-16 code unit.</summary>
    /// <param name="value">The value.</param>
    public void WriteChar(char value) => WriteText([value]);

    private void WriteText(scoped ReadOnlySpan<char> text)
    {
        ref byte target = ref Reserve(text.Length + 2);
        target = (byte)'"';
        int plain = JsonEscaping.CopyPlain(text, ref Unsafe.Add(ref target, 1));
        position += 1 + plain;
        if (plain < text.Length)
        {
            WriteEscaped(text[plain..]);
            Append((byte)'"');
            return;
        }

        Unsafe.Add(ref target, 1 + plain) = (byte)'"';
        position++;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteEscaped(scoped ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int count = Math.Min(text.Length, EscapedAtOnce);
            if (count < text.Length && char.IsHighSurrogate(text[count - 1]))
            {
                count--;
            }

            ref byte target = ref Reserve((count * JsonEscaping.MaxEscapedLength) + JsonEscaping.Slack);
            position += JsonEscaping.Escape(text[..count], ref target);
            text = text[count..];
        }
    }
}
