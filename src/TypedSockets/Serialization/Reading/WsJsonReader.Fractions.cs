using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets;

public ref partial struct WsJsonReader
{
    /// <summary>Reads a number of half precision.</summary>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public Half ReadHalf() => ReadNumberSlowly(JsonMetadataServices.HalfConverter, JsonKind.Number);

    /// <summary>Reads a number of single precision.</summary>
    /// <returns>What was read; infinite where the number is beyond its range.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public float ReadSingle()
    {
        if (JsonFraction.TryScan(json, position, out ulong mantissa, out int scale, out int end)
            && JsonFraction.TryGetSingle(mantissa, scale, Peek() == '-', out float value))
        {
            position = end;
            return value;
        }

        return ReadAnySingle();
    }

    /// <summary>Reads a number of double precision.</summary>
    /// <returns>What was read; infinite where the number is beyond its range.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public double ReadDouble()
    {
        if (JsonFraction.TryScan(json, position, out ulong mantissa, out int scale, out int end)
            && JsonFraction.TryGetDouble(mantissa, scale, Peek() == '-', out double value))
        {
            position = end;
            return value;
        }

        return ReadAnyDouble();
    }

    /// <summary>Reads a decimal number.</summary>
    /// <returns>What was read, with as many digits behind the point.</returns>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public decimal ReadDecimal()
    {
        // Zeros have ideas of their own about their scale.
        if (JsonFraction.TryScan(json, position, out ulong mantissa, out int scale, out int end) && mantissa != 0)
        {
            var value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, Peek() == '-', (byte)scale);
            position = end;
            return value;
        }

        return ReadAnyDecimal();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private float ReadAnySingle()
    {
        ReadOnlySpan<byte> number = FindNumber(JsonKind.Number);
        if (!Utf8Parser.TryParse(number, out float value, out int length) || length != number.Length)
        {
            throw Expected(JsonKind.Number);
        }

        position += length;
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double ReadAnyDouble()
    {
        ReadOnlySpan<byte> number = FindNumber(JsonKind.Number);
        if (!Utf8Parser.TryParse(number, out double value, out int length) || length != number.Length)
        {
            throw Expected(JsonKind.Number);
        }

        position += length;
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private decimal ReadAnyDecimal()
    {
        ReadOnlySpan<byte> number = FindNumber(JsonKind.Decimal);
        if (!Utf8Parser.TryParse(number, out decimal value, out int length) || length != number.Length)
        {
            throw Expected(JsonKind.Decimal);
        }

        position += length;
        return value;
    }
}
