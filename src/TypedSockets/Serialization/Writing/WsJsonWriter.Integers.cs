using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>As many digits as an integer of 64 bits can have, and a sign.</summary>
    private const int MaxInt64Length = 20;

    /// <summary>As many digits as an integer of 128 bits can have, and a sign.</summary>
    private const int MaxInt128Length = 40;

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value)
    {
        if (value)
        {
            WriteRaw("true"u8);
        }
        else
        {
            WriteRaw("false"u8);
        }
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteSByte(sbyte value) => WriteInt64(value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteByte(byte value) => WriteUInt64(value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt16(short value) => WriteInt64(value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt16(ushort value) => WriteUInt64(value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32(int value) => WriteInt64(value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32(uint value) => WriteUInt64(value);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64(long value)
    {
        ref byte target = ref Reserve(MaxInt64Length);
        if (value < 0)
        {
            target = (byte)'-';
            position++;
            position += Digits.Write(ref Unsafe.Add(ref target, 1), 0 - (ulong)value);
            return;
        }

        int count = Digits.Write(ref target, (ulong)value);
        position += count;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64(ulong value)
    {
        int count = Digits.Write(ref Reserve(MaxInt64Length), value);
        position += count;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt128(Int128 value) => WriteFormatted(value, MaxInt128Length);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt128(UInt128 value) => WriteFormatted(value, MaxInt128Length);

    /// <summary>Writes what the value itself makes of a format, without quotes and without escapes.</summary>
    private void WriteFormatted<T>(T value, int maxLength, scoped ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Reserve(maxLength);
        if (!value.TryFormat(span[position..], out int written, format, CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"A {typeof(T).Name} takes more than {maxLength} bytes.");
        }

        position += written;
    }
}
