namespace TypedSockets;

/// <summary>The numbers of JSON as people write them: a few digits, perhaps a point.</summary>
internal static class JsonFraction
{
    /// <summary>Powers of ten that are doubles exactly: two exact doubles make a quotient that is rounded once, and so rightly.</summary>
    private static readonly double[] Powers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads the digits of a number that begins exactly here.</summary>
    /// <param name="json">Holds the number.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="mantissa">Its digits without sign and point.</param>
    /// <param name="scale">How many of them stand behind the point.</param>
    /// <param name="end">Behind the number.</param>
    /// <returns>False where none begins here, or it has an exponent or too many digits.</returns>
    public static bool TryScan(ReadOnlySpan<byte> json, int start, out ulong mantissa, out int scale, out int end)
    {
        mantissa = 0;
        scale = 0;
        end = start;
        if ((uint)end < (uint)json.Length && json[end] == '-')
        {
            end++;
        }

        int first = end;
        JsonDigits.Scan(json, ref end, ref mantissa);
        int digits = end - first;
        if (digits == 0 || (digits > 1 && json[first] == '0'))
        {
            return false;
        }

        if ((uint)end < (uint)json.Length && json[end] == '.')
        {
            end++;
            scale = -end;
            JsonDigits.Scan(json, ref end, ref mantissa);
            scale += end;
            if (scale == 0)
            {
                return false;
            }
        }

        return digits + scale <= JsonInteger.SafeDigits && !((uint)end < (uint)json.Length && (json[end] | 0x20) == 'e');
    }

    /// <summary>The double next to a scanned number, where that is known without long arithmetic.</summary>
    public static bool TryGetDouble(ulong mantissa, int scale, bool isNegative, out double value)
    {
        value = mantissa / Powers[scale];
        value = isNegative ? -value : value;
        return mantissa <= 1UL << 53;
    }

    /// <summary>The float next to a scanned number, where that is known without long arithmetic.</summary>
    public static bool TryGetSingle(ulong mantissa, int scale, bool isNegative, out float value)
    {
        // Rounded twice is rounded rightly, unless the first time led to just between two floats.
        const ulong Below = (1UL << 29) - 1;
        bool isDouble = TryGetDouble(mantissa, scale, isNegative, out double number);
        value = (float)number;
        return isDouble && (BitConverter.DoubleToUInt64Bits(number) & Below) != (Below >> 1) + 1;
    }
}
