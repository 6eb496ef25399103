using System.Runtime.CompilerServices;

namespace TypedSockets;

public ref partial struct WsJsonWriter
{
    /// <summary>A sign, a zero, a point and the 28 digits behind it; or 20 digits around the point.</summary>
    private const int MaxScaledLength = 32;

    /// <summary>More than any number of floating point takes: 17 digits, two signs, a point and an exponent of three digits.</summary>
    private const int MaxFloatLength = 32;

    /// <summary>A sign, 29 digits and a point, or a zero before it.</summary>
    private const int MaxDecimalLength = 32;

    /// <summary>Writes a number with the fewest digits that tell it from all others.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is not a number, or infinite: JSON has none of these.</exception>
    public void WriteHalf(Half value) => WriteFormatted(Half.IsFinite(value) ? value : throw NotFinite(nameof(value)), MaxFloatLength);

    /// <inheritdoc cref="WriteHalf"/>
    public void WriteSingle(float value)
    {
        if (ShortDecimals.TryFind(Math.Abs(value), out ulong whole, out ulong fraction, out int scale))
        {
            WriteScaled(float.IsNegative(value), whole, fraction, scale);
            return;
        }

        WriteFormatted(float.IsFinite(value) ? value : throw NotFinite(nameof(value)), MaxFloatLength);
    }

    /// <inheritdoc cref="WriteHalf"/>
    public void WriteDouble(double value)
    {
        if (ShortDecimals.TryFind(Math.Abs(value), out ulong whole, out ulong fraction, out int scale))
        {
            WriteScaled(double.IsNegative(value), whole, fraction, scale);
            return;
        }

        WriteFormatted(double.IsFinite(value) ? value : throw NotFinite(nameof(value)), MaxFloatLength);
    }

    /// <summary>Writes a number with all the digits it has, zeros at the end of a fraction included.</summary>
    /// <param name="value">The value.</param>
    public void WriteDecimal(decimal value)
    {
        Span<int> bits = [0, 0, 0, 0];
        decimal.GetBits(value, bits);
        ulong digits = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);

        // There is a negative zero, which is written without its sign.
        if (bits[2] == 0 && digits != 0)
        {
            int scale = (byte)(bits[3] >> 16);
            ulong power = scale < MaxInt64Length ? Digits.PowerOfTen(scale) : 0;
            ulong whole = power == 0 ? 0 : digits / power;
            WriteScaled(bits[3] < 0, whole, digits - (whole * power), scale);
            return;
        }

        WriteFormatted(value, MaxDecimalLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteScaled(bool isNegative, ulong whole, ulong fraction, int scale)
    {
        ref byte target = ref Reserve(MaxScaledLength);
        int length = isNegative ? 1 : 0;
        target = (byte)'-';
        length += Digits.Write(ref Unsafe.Add(ref target, length), whole);
        if (scale > 0)
        {
            Unsafe.Add(ref target, length++) = (byte)'.';
            Digits.Write(ref Unsafe.Add(ref target, length), fraction, scale);
            length += scale;
        }

        position += length;
    }

    private static ArgumentException NotFinite(string parameter) =>
        new("JSON has no number for infinity, nor for what is not a number. Send null instead, from a nullable member.", parameter);
}
