using System.Buffers.Binary;
using System.Globalization;
using MessagePack;

namespace TypedSockets;

public ref partial struct WsMessagePackWriter
{
    /// <summary>The longest is a 128-bit integer with its sign.</summary>
    private const int MaxNumberLength = 64;

    /// <summary>The least integer that is its own byte.</summary>
    private const int LeastFixed = -32;

    /// <summary>The least number of 19 digits.</summary>
    private const ulong LongDigits = 1_000_000_000_000_000_000;

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteByteAsItIs(value ? MessagePackCode.True : MessagePackCode.False);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteSByte(sbyte value) => WriteInt64(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteByte(byte value) => WriteUInt64(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt16(short value) => WriteInt64(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt16(ushort value) => WriteUInt64(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt32(int value) => WriteInt64(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt32(uint value) => WriteUInt64(value);

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt64(long value)
    {
        if (value >= 0)
        {
            WriteUInt64((ulong)value);
        }
        else
        {
            WriteNegative(value);
        }
    }

    /// <summary>Writes an integer, in as few bytes as it takes.</summary>
    /// <param name="value">The value.</param>
    public void WriteUInt64(ulong value)
    {
        if (value <= MessagePackCode.MaxFixInt)
        {
            WriteByteAsItIs((byte)value);
        }
        else
        {
            WriteLargeInteger(value);
        }
    }

    /// <summary>Writes an integer; one of more than 64 bits as text, its digits.</summary>
    /// <param name="value">The value.</param>
    public void WriteInt128(Int128 value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            WriteInt64((long)value);
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
            WriteUInt64((ulong)value);
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
    public void WriteSingle(float value)
    {
        Span<byte> target = Reserve(1 + sizeof(float));
        BinaryPrimitives.WriteSingleBigEndian(target[1..], float.IsFinite(value) ? value : throw NotFinite(nameof(value)));
        target[0] = MessagePackCode.Float32;
        room = target[(1 + sizeof(float))..];
    }

    /// <summary>Writes a number of double precision.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public void WriteDouble(double value)
    {
        Span<byte> target = Reserve(1 + sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(target[1..], double.IsFinite(value) ? value : throw NotFinite(nameof(value)));
        target[0] = MessagePackCode.Float64;
        room = target[(1 + sizeof(double))..];
    }

    /// <summary>Writes a decimal number as text, its digits, so that none is lost.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimal(decimal value)
    {
        Span<int> bits = [0, 0, 0, 0];
        decimal.GetBits(value, bits);
        ulong digits = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        int scale = (byte)(bits[3] >> 16);

        // There is a negative zero, which is written without its sign. The longest of these have 28 bytes.
        if (bits[2] == 0 && digits is > 0 and < LongDigits && scale <= Digits.MaxExponent)
        {
            WriteScaled(bits[3] < 0, digits, scale);
            return;
        }

        WriteFormatted(value);
    }

    /// <summary>What JSON does not have no message has: it would mean something on one connection and fail on another.</summary>
    private static ArgumentException NotFinite(string parameter) => new("A message holds a number that is not finite. Send null instead, or allow it by [JsonNumberHandling].", parameter);

    private void WriteScaled(bool isNegative, ulong digits, int scale)
    {
        Span<byte> target = Reserve(MaxNumberLength);
        ulong power = Digits.PowerOfTen(scale);
        ulong whole = digits / power;
        int length = 1;
        if (isNegative)
        {
            target[length++] = (byte)'-';
        }

        length += Digits.Write(ref target[length], whole);
        if (scale > 0)
        {
            target[length++] = (byte)'.';
            Digits.Write(ref target[length], digits - (whole * power), scale);
            length += scale;
        }

        target[0] = (byte)(MessagePackCode.MinFixStr + length - 1);
        room = target[length..];
    }

    private void WriteLargeInteger(ulong value)
    {
        Span<byte> target = Reserve(1 + sizeof(ulong));
        switch (value)
        {
            case <= byte.MaxValue:
                target[0] = MessagePackCode.UInt8;
                target[1] = (byte)value;
                room = target[2..];
                break;
            case <= ushort.MaxValue:
                target[0] = MessagePackCode.UInt16;
                BinaryPrimitives.WriteUInt16BigEndian(target[1..], (ushort)value);
                room = target[3..];
                break;
            case <= uint.MaxValue:
                target[0] = MessagePackCode.UInt32;
                BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)value);
                room = target[5..];
                break;
            default:
                target[0] = MessagePackCode.UInt64;
                BinaryPrimitives.WriteUInt64BigEndian(target[1..], value);
                room = target[9..];
                break;
        }
    }

    private void WriteNegative(long value)
    {
        Span<byte> target = Reserve(1 + sizeof(long));
        switch (value)
        {
            case >= LeastFixed:
                target[0] = unchecked((byte)value);
                room = target[1..];
                break;
            case >= sbyte.MinValue:
                target[0] = MessagePackCode.Int8;
                target[1] = unchecked((byte)value);
                room = target[2..];
                break;
            case >= short.MinValue:
                target[0] = MessagePackCode.Int16;
                BinaryPrimitives.WriteInt16BigEndian(target[1..], (short)value);
                room = target[3..];
                break;
            case >= int.MinValue:
                target[0] = MessagePackCode.Int32;
                BinaryPrimitives.WriteInt32BigEndian(target[1..], (int)value);
                room = target[5..];
                break;
            default:
                target[0] = MessagePackCode.Int64;
                BinaryPrimitives.WriteInt64BigEndian(target[1..], value);
                room = target[9..];
                break;
        }
    }

    private void WriteFormatted<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        WriteText(text[..length]);
    }
}
