using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <summary>
/// Finds the decimal number that a floating-point number was most likely made of: few digits before and behind the point.
/// </summary>
/// <remarks>
/// An integer divided by a power of ten, both exact, is the number nearest to that decimal; where that is the number itself,
/// the decimal reads back as it. No two decimals of 15 digits (6 in single precision) have the same nearest number, so
/// that it is also the shortest that does so: the one that is written.
/// </remarks>
internal static class ShortDecimals
{
    /// <summary>Below it numbers are written with an exponent.</summary>
    private const double Least = 1e-4;

    /// <summary>Below it integers are exact, and have no shorter decimal than themselves.</summary>
    private const double DoubleIntegers = 1L << 53;

    private const float SingleIntegers = 1 << 24;

    private const int DoubleDigits = 15;
    private const int SingleDigits = 6;

    /// <summary>All are exact; <see cref="Least"/> needs the last.</summary>
    private static ReadOnlySpan<double> Powers =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19];

    /// <summary>Finds the decimal of a number of double precision. False where it has too many digits, or an exponent, or is none.</summary>
    /// <param name="magnitude">The number without its sign.</param>
    /// <param name="whole">The digits before the point.</param>
    /// <param name="fraction">The digits behind the point, without zeros at the end.</param>
    /// <param name="scale">How many stand behind the point.</param>
    public static bool TryFind(double magnitude, out ulong whole, out ulong fraction, out int scale)
    {
        fraction = 0;
        scale = 0;
        whole = magnitude < DoubleIntegers ? Truncate(magnitude) : 0;
        if (whole == magnitude)
        {
            return true;
        }

        // It is no integer: one digit at least stands behind the point.
        if (magnitude is not (>= Least and < 1e14))
        {
            return false;
        }

        // Prices first.
        double cents = magnitude * 100;
        ulong digits = Truncate(cents + 0.5);
        if (digits < Powers[DoubleDigits] && digits / 100d == magnitude)
        {
            fraction = digits - (whole * 100);
            scale = 2;
        }
        else
        {
            scale = ScaleFor(magnitude, DoubleDigits, out digits);
            if (digits / Powers[scale] != magnitude)
            {
                return false;
            }

            fraction = digits - (whole * Digits.PowerOfTen(scale));
        }

        DropZeros(ref fraction, ref scale);
        return true;
    }

    /// <summary>Finds the decimal of a number of single precision.</summary>
    /// <inheritdoc cref="TryFind(double, out ulong, out ulong, out int)"/>
    public static bool TryFind(float magnitude, out ulong whole, out ulong fraction, out int scale)
    {
        fraction = 0;
        scale = 0;
        whole = magnitude < SingleIntegers ? Truncate(magnitude) : 0;
        if (whole == magnitude)
        {
            return true;
        }

        // It is no integer: one digit at least stands behind the point.
        if (magnitude is not (>= (float)Least and < 1e5f))
        {
            return false;
        }

        scale = ScaleFor(magnitude, SingleDigits, out ulong digits);
        if ((float)digits / (float)Powers[scale] != magnitude)
        {
            return false;
        }

        fraction = digits - (whole * Digits.PowerOfTen(scale));
        DropZeros(ref fraction, ref scale);
        return true;
    }

    /// <summary>How many digits to take behind the point to have so many in all.</summary>
    private static int ScaleFor(double magnitude, int count, out ulong digits)
    {
        // The exponent of two tells that of ten but for one.
        int scale = count - (((Math.ILogB(magnitude) + 1) * 1233) >> 12);
        digits = Truncate((magnitude * Powers[scale]) + 0.5);
        if (digits >= Powers[count])
        {
            scale--;
            digits = Truncate((magnitude * Powers[scale]) + 0.5);
        }

        return scale;
    }

    /// <summary>The integer part of a number that is known to be small enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Truncate(double magnitude) => (ulong)double.ConvertToIntegerNative<long>(magnitude);

    /// <summary>Not all digits are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DropZeros(ref ulong fraction, ref int scale)
    {
        DropZeros(ref fraction, ref scale, 100_000_000, 8);
        DropZeros(ref fraction, ref scale, 10_000, 4);
        DropZeros(ref fraction, ref scale, 100, 2);
        DropZeros(ref fraction, ref scale, 10, 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DropZeros(ref ulong fraction, ref int scale, ulong power, int zeros)
    {
        ulong quotient = fraction / power;
        if (quotient * power == fraction)
        {
            fraction = quotient;
            scale -= zeros;
        }
    }
}
