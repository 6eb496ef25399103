using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackWriter
{
    /// <summary>The longest is a version of four numbers.</summary>
    private const int MaxTextLength = 64;

    private const int GuidLength = 36;

    /// <summary>Texts up to this length stand behind a single byte.</summary>
    private const int LongestShortText = 31;

    /// <summary>The most bytes that a UTF-16 code unit takes.</summary>
    private const int MaxUnitLength = 3;

    /// <summary>Strings up to this length do so, whatever is in them.</summary>
    private const int LongestCertain = LongestShortText / MaxUnitLength;

    /// <summary>Up to this length it takes longer to call for a copy than to make it.</summary>
    private const int LongestNarrowed = 256;

    /// <summary>Writes a string.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else if (value.Length <= LongestCertain)
        {
            // A byte says how long it is, whatever it is.
            Span<byte> target = Reserve(1 + (MaxUnitLength * LongestCertain));
            Utf8.FromUtf16(value, target[1..], out _, out int length);
            target[0] = (byte)(MessagePackCode.MinFixStr + length);
            room = target[(1 + length)..];
        }
        else if (value.Length <= LongestNarrowed)
        {
            Span<byte> target = Reserve(LongestHeader + value.Length);
            if (TryNarrow(value, target.Slice(TextHeaderLength(value.Length), value.Length)))
            {
                room = target[(WriteTextHeader(target, value.Length) + value.Length)..];
                return;
            }

            WriteLongString(value);
        }
        else
        {
            WriteLongString(value);
        }
    }

    /// <summary>Writes a UTF-16 code unit as its number.</summary>
    /// <param name="value">The value.</param>
    public void WriteChar(char value) => WriteUInt64(value);

    /// <summary>Writes a string of 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
    /// <param name="value">The value.</param>
    public void WriteGuid(Guid value)
    {
        Span<byte> target = Reserve(2 + GuidLength);
        target[0] = MessagePackCode.Str8;
        target[1] = GuidLength;
        value.TryFormat(target[2..], out _);
        room = target[(2 + GuidLength)..];
    }

    /// <summary>Writes a URI as it was given.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteUri(Uri? value) => WriteString(value?.OriginalString);

    /// <summary>Writes a string of two to four numbers with points between them.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteVersion(Version? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        WriteText(value, "");
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The value; <see langword="null"/> is written as null.</param>
    public void WriteBase64(byte[]? value)
    {
        if (value is null)
        {
            WriteNull();
        }
        else
        {
            WriteBase64(value.AsSpan());
        }
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The value.</param>
    public void WriteBase64(scoped ReadOnlySpan<byte> value)
    {
        if (value.Length <= byte.MaxValue)
        {
            WriteByteAsItIs(MessagePackCode.Bin8);
            WriteByteAsItIs((byte)value.Length);
        }
        else
        {
            WriteLongHeader(MessagePackCode.Bin16, value.Length);
        }

        Append(value);
    }

    /// <summary>Writes an enum by its name, or by its number where it has none.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public void WriteEnumName<T>(T value)
        where T : struct, Enum
    {
        if (EnumNames<T>.TryGetLiteral(value, out ReadOnlySpan<byte> literal) && literal.IndexOf((byte)'\\') < 0)
        {
            WriteText(literal[1..^1]);
            return;
        }

        WriteAsJson(value, static (ref json, value) => json.WriteEnumName(value));
    }

    private void WriteText(scoped ReadOnlySpan<byte> text)
    {
        Span<byte> header = Reserve(LongestHeader);
        room = header[WriteTextHeader(header, text.Length)..];
        Append(text);
    }

    private void Append(scoped ReadOnlySpan<byte> bytes)
    {
        Span<byte> target = Reserve(bytes.Length);
        bytes.CopyTo(target);
        room = target[bytes.Length..];
    }

    /// <summary>Copies text where all of it is ASCII: eight characters at a time, the last of which overlap those before them.</summary>
    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> target)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte start = ref MemoryMarshal.GetReference(target);
        Vector128<ushort> all = default;
        int last = text.Length - Vector128<ushort>.Count;
        for (int at = 0; ; at = Math.Min(at + Vector128<ushort>.Count, last))
        {
            Vector128<ushort> units = Vector128.LoadUnsafe(ref source, (nuint)at);
            all |= units;
            Vector128.Narrow(units, units).GetLower().StoreUnsafe(ref start, (nuint)at);
            if (at == last)
            {
                return (all & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
            }
        }
    }

    /// <summary>Text is mostly ASCII: that is encoded in one go, behind a header that fits it.</summary>
    private void WriteLongString(string value)
    {
        Span<byte> target = Reserve(LongestHeader + value.Length);
        int header = TextHeaderLength(value.Length);

        // Behind it there has to be room for it to grow.
        if (Utf8.FromUtf16(value, target.Slice(header, target.Length - LongestHeader), out _, out int length) is not OperationStatus.Done)
        {
            length = Encoding.UTF8.GetByteCount(value);
            target = Reserve(LongestHeader + length);
            header = TextHeaderLength(length);
            Utf8.FromUtf16(value, target[header..], out _, out length);
        }

        if (TextHeaderLength(length) is var needed && needed != header)
        {
            target.Slice(header, length).CopyTo(target[needed..]);
        }

        room = target[(WriteTextHeader(target, length) + length)..];
    }

    private static int TextHeaderLength(int length) => length switch
    {
        <= LongestShortText => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => LongestHeader,
    };

    /// <summary>Writes how long a text is.</summary>
    /// <returns>How many bytes that took.</returns>
    private static int WriteTextHeader(Span<byte> target, int length)
    {
        switch (TextHeaderLength(length))
        {
            case 1:
                target[0] = (byte)(MessagePackCode.MinFixStr + length);
                return 1;
            case 2:
                target[0] = MessagePackCode.Str8;
                target[1] = (byte)length;
                return 2;
            case 3:
                target[0] = MessagePackCode.Str16;
                BinaryPrimitives.WriteUInt16BigEndian(target[1..], (ushort)length);
                return 3;
            default:
                target[0] = MessagePackCode.Str32;
                BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)length);
                return LongestHeader;
        }
    }

    private void WriteText<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        WriteText(text[..length]);
    }
}
