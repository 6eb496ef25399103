using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <summary>The integers of JSON: no plus sign, no leading zeros, no fraction, no exponent.</summary>
internal static class JsonInteger
{
    /// <summary>Any so many digits fit a <see cref="ulong"/>.</summary>
    public const int SafeDigits = 19;

    /// <summary>Reads an integer that begins exactly here.</summary>
    /// <returns>False where none begins here, it goes on as a fraction or an exponent, or is too large.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> json, int start, out long value, out int end)
    {
        bool isNegative = (uint)start < (uint)json.Length && json[start] == '-';
        bool isInteger = TryParseUnsigned(json, isNegative ? start + 1 : start, out ulong magnitude, out end);
        value = isNegative ? -(long)magnitude : (long)magnitude;
        return isInteger && magnitude <= (isNegative ? 1UL << 63 : long.MaxValue);
    }

    /// <summary>Reads an integer without a sign that begins exactly here.</summary>
    /// <returns>False where none begins here, it goes on as a fraction or an exponent, or is too large.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParseUnsigned(ReadOnlySpan<byte> json, int start, out ulong value, out int end)
    {
        value = 0;
        end = start;
        if (start <= json.Length - sizeof(ulong))
        {
            ulong text = JsonDigits.Load(json, start);
            int count = JsonDigits.Count(text);
            if (count > 0)
            {
                value = JsonDigits.Combine(text, count);
                end = start + count;
            }

            if (count is > 0 and < sizeof(ulong) && (count == 1 || (byte)text != '0'))
            {
                return !GoesOn((byte)(text >> (count * 8)));
            }
        }

        return TryParseRest(json, start, ref value, ref end);
    }

    /// <summary>Goes on behind the digits that were read already.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryParseRest(ReadOnlySpan<byte> json, int start, ref ulong value, ref int end)
    {
        JsonDigits.Scan(json, ref end, ref value);
        if ((uint)end < (uint)json.Length && GoesOn(json[end]))
        {
            return false;
        }

        int digits = end - start;
        return digits is > 0 and <= SafeDigits
            ? digits == 1 || json[start] != '0'
            : digits > SafeDigits && json[start] != '0' && ulong.TryParse(json[start..end], NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether what ends the digits makes a fraction or an exponent of them.</summary>
    private static bool GoesOn(byte next) => next == '.' || (next | 0x20) == 'e';
}
