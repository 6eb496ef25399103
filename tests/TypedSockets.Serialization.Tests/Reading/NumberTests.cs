using System.Globalization;
using System.Numerics;
using CsCheck;

namespace TypedSockets.Serialization.Tests.Reading;

public sealed class NumberTests
{
    private const int Iterations = 20_000;

    private static readonly string[] Integers = ["SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Int128", "UInt128"];

    private static readonly string[] Fractions = ["Half", "Single", "Double", "Decimal"];

    private static readonly string[] Spellings = ["R", "E16", "E17", "E20", "G15", "G17", "E3"];

    [Fact]
    public void Integers_around_every_bound_are_the_oracles()
    {
        var numbers = Enumerable.Range(0, 130).Select(bits => BigInteger.One << bits)
            .Concat(Enumerable.Range(0, 41).Select(digits => BigInteger.Pow(10, digits)))
            .SelectMany(bound => Enumerable.Range(-2, 5).SelectMany(distance => new[] { bound + distance, -bound + distance }));
        foreach (var number in numbers.Distinct().Select(number => number.ToString(CultureInfo.InvariantCulture)))
        {
            AssertAll(Integers, number);
            AssertAll(Fractions, number);
            foreach (var kind in Integers)
            {
                Kinds.All[kind].AssertKey($"\"{number}\"");
            }
        }
    }

    [Fact]
    public void Random_integers_are_the_oracles() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            AssertAll(Integers, $"{(random.Next(3) == 0 ? "-" : "")}{Digits(random, random.Next(1, 24))}");
        },
        iter: Iterations / 5,
        threads: 1);

    [Fact]
    public void Doubles_of_random_bits_are_the_oracles_in_every_spelling() => Gen.Double.Sample(
        number =>
        {
            if (!double.IsFinite(number))
            {
                return;
            }

            foreach (var format in Spellings)
            {
                AssertAll(["Single", "Double"], number.ToString(format, CultureInfo.InvariantCulture));
            }

            AssertAll(["Single", "Double"], ((float)number).ToString("E8", CultureInfo.InvariantCulture).Replace("∞", "1", StringComparison.Ordinal));
        },
        iter: Iterations / 5,
        threads: 1);

    [Fact]
    public void Short_fractions_are_the_oracles() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            AssertAll(Fractions, Fraction(random, random.Next(1, 10), random.Next(0, 10)));
            AssertAll(Fractions, Fraction(random, random.Next(1, 20), random.Next(0, 30)));
            AssertAll(Fractions, $"{Fraction(random, 1, random.Next(0, 20))}e{random.Next(-330, 330).ToString(CultureInfo.InvariantCulture)}");
        },
        iter: Iterations / 5,
        threads: 1);

    [Fact]
    public void Decimals_of_every_scale_are_the_oracles()
    {
        var random = new Random(1);
        for (var digits = 1; digits <= 32; digits++)
        {
            for (var scale = 0; scale <= 32; scale++)
            {
                AssertAll(["Decimal"], Fraction(random, digits, scale));
                AssertAll(["Decimal"], $"0.{new string('0', scale)}{Digits(random, digits)}");
                AssertAll(["Decimal"], $"-{Digits(random, digits)}.{new string('0', scale)}5");
            }

            AssertAll(["Decimal"], $"0.{new string('0', digits)}");
            AssertAll(["Decimal"], $"-0.{new string('0', digits)}");
        }
    }

    /// <summary>Just between two numbers that have a representation, and a little to either side.</summary>
    [Fact]
    public void Numbers_halfway_between_two_are_rounded_as_by_the_oracle() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);

            // Few enough digits for the fast way, though the sum of two floats is exact only as a double.
            var number = (float)(random.Next(1, 1 << 24) * Math.Pow(2, random.Next(-20, 10)));
            AssertHalfway((decimal)number, (decimal)MathF.BitIncrement(number));
            AssertHalfway(random.Next(1 << 24, int.MaxValue), random.Next(1 << 24, int.MaxValue));
            AssertAll(["Double"], (((UInt128)random.NextInt64(1L << 53) << random.Next(1, 12)) + 1).ToString(CultureInfo.InvariantCulture));
        },
        iter: Iterations / 10,
        threads: 1);

    private static void AssertHalfway(decimal lower, decimal upper)
    {
        var middle = (lower + upper) / 2;
        foreach (var number in new[] { lower, upper, middle, middle + 0.0000001m, middle - 0.0000001m })
        {
            AssertAll(["Single", "Double", "Half"], number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void AssertAll(string[] kinds, string number)
    {
        foreach (var kind in kinds)
        {
            Kinds.All[kind].AssertValue(number);
        }
    }

    private static string Fraction(Random random, int digits, int scale) =>
        $"{(random.Next(3) == 0 ? "-" : "")}{(random.Next(4) == 0 ? "0" : Digits(random, digits))}{(scale == 0 ? "" : ".")}{string.Concat(Enumerable.Range(0, scale).Select(_ => random.Next(3) == 0 ? 0 : random.Next(10)))}";

    private static string Digits(Random random, int count) =>
        random.Next(1, 10).ToString(CultureInfo.InvariantCulture) + string.Concat(Enumerable.Range(1, count - 1).Select(_ => random.Next(10)));
}
