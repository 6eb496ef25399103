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
    public static bool TryParseUnsigned(ReadOnlySpan<byte> json, int start, out ulong value, out int end)
    {
        value = 0;
        for (end = start; (uint)end < (uint)json.Length; end++)
        {
            uint digit = json[end] - (uint)'0';
            if (digit > 9)
            {
                if (json[end] is (byte)'.' or (byte)'e' or (byte)'E')
                {
                    return false;
                }

                break;
            }

            value = (value * 10) + digit;
        }

        int digits = end - start;
        return digits is > 0 and <= SafeDigits
            ? digits == 1 || json[start] != '0'
            : digits > SafeDigits && json[start] != '0' && ulong.TryParse(json[start..end], NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
