using System.Numerics;
using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class IntegerTests
{
    private const int Iterations = 2000;

    private static readonly Kind<sbyte> SBytes = new((ref w, v) => w.WriteSByte(v), (ref w, v) => w.WriteSByteKey(v));
    private static readonly Kind<byte> Bytes = new((ref w, v) => w.WriteByte(v), (ref w, v) => w.WriteByteKey(v));
    private static readonly Kind<short> Int16s = new((ref w, v) => w.WriteInt16(v), (ref w, v) => w.WriteInt16Key(v));
    private static readonly Kind<ushort> UInt16s = new((ref w, v) => w.WriteUInt16(v), (ref w, v) => w.WriteUInt16Key(v));
    private static readonly Kind<int> Int32s = new((ref w, v) => w.WriteInt32(v), (ref w, v) => w.WriteInt32Key(v));
    private static readonly Kind<uint> UInt32s = new((ref w, v) => w.WriteUInt32(v), (ref w, v) => w.WriteUInt32Key(v));
    private static readonly Kind<long> Int64s = new((ref w, v) => w.WriteInt64(v), (ref w, v) => w.WriteInt64Key(v));
    private static readonly Kind<ulong> UInt64s = new((ref w, v) => w.WriteUInt64(v), (ref w, v) => w.WriteUInt64Key(v));
    private static readonly Kind<Int128> Int128s = new((ref w, v) => w.WriteInt128(v), (ref w, v) => w.WriteInt128Key(v));
    private static readonly Kind<UInt128> UInt128s = new((ref w, v) => w.WriteUInt128(v), (ref w, v) => w.WriteUInt128Key(v));

    [Fact]
    public void Integers_around_powers_of_two_and_ten_are_written_as_by_the_oracle()
    {
        SBytes.AssertOn(Edges<sbyte>());
        Bytes.AssertOn(Edges<byte>());
        Int16s.AssertOn(Edges<short>());
        UInt16s.AssertOn(Edges<ushort>());
        Int32s.AssertOn(Edges<int>());
        UInt32s.AssertOn(Edges<uint>());
        Int64s.AssertOn(Edges<long>());
        UInt64s.AssertOn(Edges<ulong>());
        Int128s.AssertOn(Edges<Int128>());
        UInt128s.AssertOn(Edges<UInt128>());
    }

    [Fact]
    public void Random_integers_of_every_length_are_written_as_by_the_oracle() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 63]).Sample(
            (bits, shift) =>
            {
                Int32s.AssertOn((int)(uint)(bits >> shift));
                UInt32s.AssertOn((uint)(bits >> shift));
                Int64s.AssertOn((long)(bits >> shift));
                Int64s.AssertOn(-(long)(bits >> shift));
                UInt64s.AssertOn(bits >> shift);
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void True_and_false_are_written_as_by_the_oracle() =>
        new Kind<bool>((ref w, v) => w.WriteBoolean(v), (ref w, v) => w.WriteBooleanKey(v)).AssertOn(true, false);

    private static IEnumerable<T> Edges<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        var max = BigInteger.CreateChecked(T.MaxValue);
        var powers = Enumerable.Range(0, 128).Select(exponent => BigInteger.Pow(2, exponent))
            .Concat(Enumerable.Range(0, 40).Select(exponent => BigInteger.Pow(10, exponent)));
        return powers
            .SelectMany(power => new[] { power - 1, power, power + 1, -power - 1, -power, -power + 1 })
            .Where(edge => edge <= max && edge >= BigInteger.CreateChecked(T.MinValue))
            .Select(T.CreateChecked);
    }
}
