using System.Globalization;

namespace TypedSockets;

public ref partial struct WsMessagePackWriter
{
    /// <summary>The longest is a 128-bit integer with its sign.</summary>
    private const int MaxNumberLength = 64;

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteSByte(sbyte value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteByte(byte value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt16(short value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt16(ushort value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32(int value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32(uint value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64(long value) => writer.Write(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64(ulong value) => writer.Write(value);

    /// <summary>Writes an integer; one of more than 64 bits as text, its digits.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt128(Int128 value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            writer.Write((long)value);
        }
        else
        {
            WriteFormatted(value);
        }
    }

    /// <summary>Writes an integer; one of more than 64 bits as text, its digits.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt128(UInt128 value)
    {
        if (value <= ulong.MaxValue)
        {
            writer.Write((ulong)value);
        }
        else
        {
            WriteFormatted(value);
        }
    }

    /// <summary>Writes a number of half precision, as one of single precision.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public void WriteHalf(Half value) => WriteSingle((float)value);

    /// <summary>Writes a number of single precision.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public void WriteSingle(float value) => writer.Write(float.IsFinite(value) ? value : throw NotFinite(nameof(value)));

    /// <summary>Writes a number of double precision.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public void WriteDouble(double value) => writer.Write(double.IsFinite(value) ? value : throw NotFinite(nameof(value)));

    /// <summary>Writes a decimal number as text, its digits, so that none is lost.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimal(decimal value) => WriteFormatted(value);

    /// <summary>What JSON does not have no message has: it would mean something on one connection and fail on another.</summary>
    private static ArgumentException NotFinite(string parameter) => new("A message holds a number that is not finite. Send null instead, or allow it by [JsonNumberHandling].", parameter);

    private void WriteFormatted<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        WriteText(text[..length]);
    }
}
