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
    /// <returns>What was read; infinite where the number is beyond its range.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Half ReadHalf() => (Half)ReadDouble();

    /// <summary>Reads a number of single precision.</summary>
    /// <returns>What was read; infinite where the number is beyond its range.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public float ReadSingle() => (float)ReadDouble();

    /// <summary>Reads a number of double precision.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public double ReadDouble()
    {
        int start = Here;
        return Next is MessagePackType.Integer or MessagePackType.Float && reader.ReadDouble() is var value && double.IsFinite(value)
            ? value
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
                return ReadDigits(JsonKind.Decimal, static (ref json) => json.ReadDecimal());
            case MessagePackType.Integer:
                return TryReadInt64(out long value) ? value : TryReturn(start) && TryReadUInt64(out ulong large) ? large : throw Expected(start, JsonKind.Decimal);
            case MessagePackType.Float:
                return TryReadShortest(out decimal number) ? number : throw Expected(start, JsonKind.Decimal);
            default:
                throw Expected(start, JsonKind.Decimal);
        }
    }

    /// <summary>Reads a float as the shortest decimal number that stands for it, which is what was meant where it was written down.</summary>
    private bool TryReadShortest(out decimal value)
    {
        Span<byte> text = stackalloc byte[MaxFloatLength];
        _ = reader.NextCode == MessagePackCode.Float32
            ? reader.ReadSingle().TryFormat(text, out int length, provider: CultureInfo.InvariantCulture)
            : reader.ReadDouble().TryFormat(text, out length, provider: CultureInfo.InvariantCulture);
        return decimal.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
