using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class DecimalTests
{
    private static readonly Kind<decimal> Decimals = new((ref w, v) => w.WriteDecimal(v), (ref w, v) => w.WriteDecimalKey(v));

    [Fact]
    public void Decimals_of_every_scale_and_sign_are_written_as_by_the_oracle()
    {
        uint[] parts = [0, 1, 9, 10, 100, 12345, 999_999_999, 1_000_000_000, uint.MaxValue];
        foreach (var low in parts)
        {
            foreach (var middle in new uint[] { 0, 1, 2_328_306_436, uint.MaxValue })
            {
                foreach (var high in new uint[] { 0, 1, uint.MaxValue })
                {
                    Decimals.AssertOn(Enumerable.Range(0, 29).Select(scale => new decimal((int)low, (int)middle, (int)high, low % 2 == 0, (byte)scale)));
                }
            }
        }
    }

    [Fact]
    public void Random_decimals_are_written_as_by_the_oracle() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Int[0, 95], Gen.Int[0, 28]).Sample(
            (low, middle, high, shift, scale) =>
            {
                var mantissa = new UInt128((uint)high, ((ulong)(uint)middle << 32) | (uint)low) >> shift;
                Decimals.AssertOn(new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), low % 2 == 0, (byte)scale));
            },
            iter: 5000,
            threads: 1);
}
