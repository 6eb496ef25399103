using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <remarks>What JSON does not have, infinity and what is not a number, is refused here as well: a message means the same in both.</remarks>
public ref partial struct WsMessagePackReader
{
    /// <summary>17 digits, a point, two signs and an exponent.</summary>
    private const int MaxFloatLength = 32;

    /// <summary>Reads a number of half precision.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here, or the number is beyond the range, as it is in JSON.</exception>
    public Half ReadHalf()
    {
        int start = position;
        return (Half)ReadDouble() is var value && Half.IsFinite(value) ? value : throw Expected(start, JsonKind.Number);
    }

    /// <summary>Reads a number of single precision.</summary>
    /// <returns>What was read; infinite where the number is beyond its range.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public float ReadSingle() => (float)ReadDouble();

    /// <summary>Reads a number of double precision.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public double ReadDouble()
    {
        int start = position;
        return TryReadDouble(out double value) && double.IsFinite(value) ? value
            : TryReturn(start) && Next is MessagePackType.Integer ? ReadIntegralDouble(start)
            : throw Expected(start, JsonKind.Number);
    }

    /// <summary>Reads a decimal number: its digits as text, or a number.</summary>
    /// <returns>What was read; of text with as many digits behind the point.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public decimal ReadDecimal()
    {
        int start = Here;
        switch (Next)
        {
            case MessagePackType.String:
                return TryReadShortDigits(out decimal digits) ? digits : TryReturn(start) ? ReadDigits(JsonKind.Decimal, static (ref json) => json.ReadDecimal()) : default;
            case MessagePackType.Integer:
                return TryReadInt64(out long value) ? value : TryReturn(start) && TryReadUInt64(out ulong large) ? large : throw Expected(start, JsonKind.Decimal);
            case MessagePackType.Float:
                return TryReadShortest(out decimal number) ? number : throw Expected(start, JsonKind.Decimal);
            default:
                throw Expected(start, JsonKind.Decimal);
        }
    }

    /// <summary>Reads digits that are no more than people write.</summary>
    private bool TryReadShortDigits(out decimal value)
    {
        // Zeros have ideas of their own about their scale.
        if (TryReadText(out ReadOnlySpan<byte> text) && JsonFraction.TryScan(text, 0, out ulong mantissa, out int scale, out int end) && end == text.Length && mantissa != 0)
        {
            value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, text[0] == '-', (byte)scale);
            return true;
        }

        value = default;
        return false;
    }

    private double ReadIntegralDouble(int start) =>
        TryReadInt64(out long value) ? value : TryReturn(start) && TryReadUInt64(out ulong large) ? large : throw Expected(start, JsonKind.Number);

    /// <summary>Reads a float.</summary>
    private bool TryReadDouble(out double value)
    {
        ReadOnlySpan<byte> rest = bytes[position..];
        if (rest is [MessagePackCode.Float64, ..] && rest.Length > sizeof(double))
        {
            value = BinaryPrimitives.ReadDoubleBigEndian(rest[1..]);
            position += 1 + sizeof(double);
            return true;
        }

        if (rest is [MessagePackCode.Float32, ..] && rest.Length > sizeof(float))
        {
            value = BinaryPrimitives.ReadSingleBigEndian(rest[1..]);
            position += 1 + sizeof(float);
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Reads a float as the shortest decimal number that stands for it, which is what was meant where it was written down.</summary>
    private bool TryReadShortest(out decimal value)
    {
        Span<byte> text = stackalloc byte[MaxFloatLength];
        int length = 0;
        bool isSingle = NextCode == MessagePackCode.Float32;
        if (TryReadDouble(out double number))
        {
            _ = isSingle
                ? ((float)number).TryFormat(text, out length, provider: CultureInfo.InvariantCulture)
                : number.TryFormat(text, out length, provider: CultureInfo.InvariantCulture);
        }

        return decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
