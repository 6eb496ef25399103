using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class FloatTests
{
    private const int Iterations = 5000;

    private static readonly Kind<Half> Halves = new((ref w, v) => w.WriteHalf(v), (ref w, v) => w.WriteHalfKey(v));
    private static readonly Kind<float> Singles = new((ref w, v) => w.WriteSingle(v), (ref w, v) => w.WriteSingleKey(v));
    private static readonly Kind<double> Doubles = new((ref w, v) => w.WriteDouble(v), (ref w, v) => w.WriteDoubleKey(v));

    [Fact]
    public void All_numbers_of_half_precision_are_written_as_by_the_oracle() =>
        Halves.AssertOn(Enumerable.Range(0, 0x10000).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)));

    [Fact]
    public void Random_bits_are_written_as_by_the_oracle() =>
        Gen.Long.Sample(
            bits =>
            {
                AssertOn(BitConverter.Int64BitsToDouble(bits));
                AssertOn(BitConverter.Int32BitsToSingle((int)bits));
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void Numbers_of_few_digits_are_written_as_by_the_oracle() =>
        Gen.Select(Gen.Long[0, 9_999_999_999_999_999], Gen.Int[0, 16], Gen.Int[0, 24]).Sample(
            (digits, dropped, scale) => AssertOn((double)(digits / (long)Math.Pow(10, dropped)) / Math.Pow(10, scale)),
            iter: Iterations,
            threads: 1);

    [Fact]
    public void Numbers_that_are_a_bit_off_a_short_one_are_written_as_by_the_oracle() =>
        Gen.Select(Gen.Int[0, 9_999_999], Gen.Int[0, 8], Gen.Int[-3, 3]).Sample(
            (digits, scale, steps) =>
            {
                var value = digits / Math.Pow(10, scale);
                AssertOn(Step(value, steps));
                Singles.AssertOn(Step((float)value, steps));
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void Prices_are_written_as_by_the_oracle()
    {
        foreach (var cents in Enumerable.Range(0, 5000))
        {
            AssertOn(cents / 100d);
            AssertOn((cents * 7919) / 100d);
        }
    }

    [Fact]
    public void Numbers_at_the_borders_are_written_as_by_the_oracle()
    {
        var powers = Enumerable.Range(-330, 640).Select(exponent => double.Parse($"1e{exponent}"))
            .Concat(Enumerable.Range(-1074, 2098).Select(exponent => Math.ScaleB(1, exponent)));
        double[] constants =
        [
            0, -0d, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue,
            Math.PI, 0.1 + 0.2, 123456789012345.6, 999999999999999, 99999999999999.9, 0.9999999999999999, 1.7976931348623157e308,
            float.MaxValue, float.Epsilon, 9999999, 16777217, 0.9999999f,
        ];
        foreach (var value in powers.Concat(constants).SelectMany(value => new[] { Step(value, -1), value, Step(value, 1), value * 9, -value }))
        {
            AssertOn(value);
        }
    }

    private static void AssertOn(double value)
    {
        Doubles.AssertOn(value);
        Singles.AssertOn((float)value);
    }

    private static double Step(double value, int steps) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + steps);

    private static float Step(float value, int steps) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) + steps);
}
