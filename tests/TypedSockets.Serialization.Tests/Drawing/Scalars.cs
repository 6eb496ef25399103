using System.Globalization;
using System.Numerics;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>Values of the types that are one token of JSON. The wild ones include what can't be written.</summary>
internal static class Scalars
{
    private static readonly double[] Doubles =
    [
        0, -0d, 1, -1, 0.1, 1 / 3d, 1.5, 100, 1e15, 1e16, 1e21, 1e22, 1e23, 1e-4, 1e-5, 1e-6, 1e-7, 123456789012345680, 9007199254740991, 9007199254740993, 9.5e-310,
        double.Epsilon, double.MaxValue, double.MinValue, float.MaxValue, float.Epsilon, 4.35, 0.3, 2.675, 5e-324, 1.7976931348623155e308, 0.1 + 0.2,
    ];

    private static readonly long[] Spans = [0, 1, -1, TimeSpan.TicksPerDay, TimeSpan.TicksPerDay - 1, TimeSpan.TicksPerHour, TimeSpan.TicksPerSecond, -TimeSpan.TicksPerDay, long.MinValue, long.MaxValue];

    private static readonly Dictionary<Type, Func<Draw, bool, object>> Drawers = new()
    {
        [typeof(bool)] = (draw, _) => draw.OneIn(2),
        [typeof(char)] = (draw, isTame) => Character(draw, isTame),
        [typeof(sbyte)] = (draw, _) => Integer<sbyte>(draw),
        [typeof(byte)] = (draw, _) => Integer<byte>(draw),
        [typeof(short)] = (draw, _) => Integer<short>(draw),
        [typeof(ushort)] = (draw, _) => Integer<ushort>(draw),
        [typeof(int)] = (draw, _) => Integer<int>(draw),
        [typeof(uint)] = (draw, _) => Integer<uint>(draw),
        [typeof(long)] = (draw, _) => Integer<long>(draw),
        [typeof(ulong)] = (draw, _) => Integer<ulong>(draw),
        [typeof(Int128)] = (draw, _) => Integer<Int128>(draw),
        [typeof(UInt128)] = (draw, _) => Integer<UInt128>(draw),
        [typeof(Half)] = (draw, isTame) => Finite((Half)Double(draw), BitConverter.UInt16BitsToHalf((ushort)draw.Bits()), draw, isTame),
        [typeof(float)] = (draw, isTame) => Finite((float)Double(draw), BitConverter.UInt32BitsToSingle((uint)draw.Bits()), draw, isTame),
        [typeof(double)] = (draw, isTame) => Finite(Double(draw), BitConverter.UInt64BitsToDouble(draw.Bits()), draw, isTame),
        [typeof(decimal)] = (draw, _) => Decimal(draw),
        [typeof(string)] = (draw, isTame) => Texts.Any(draw, isUnicode: isTame),
        [typeof(Guid)] = (draw, _) => draw.OneIn(8) ? Guid.Empty : new Guid(Bytes(draw, 16)),
        [typeof(Uri)] = (draw, _) => new Uri(draw.Pick("https://example.org/a?b=c#d", "a/b", "", "http://example.org/ä b", "/a%20b", "urn:x:y", "//host", "?q=\"'<>"), UriKind.RelativeOrAbsolute),
        [typeof(Version)] = (draw, _) => draw.Pick(new Version(1, 0), new Version(0, 0, 0), new Version(1, 2, 3, int.MaxValue), new Version(10, draw.Below(1000), draw.Below(9))),
        [typeof(DateTime)] = (draw, _) => new DateTime(Ticks(draw), draw.Pick(DateTimeKind.Utc, DateTimeKind.Unspecified, DateTimeKind.Local)),
        [typeof(DateTimeOffset)] = (draw, _) => Moment(draw),
        [typeof(DateOnly)] = (draw, _) => DateOnly.FromDateTime(new DateTime(Ticks(draw))),
        [typeof(TimeOnly)] = (draw, _) => new TimeOnly(Ticks(draw) % TimeSpan.TicksPerDay),
        [typeof(TimeSpan)] = (draw, _) => new TimeSpan(draw.OneIn(2) ? draw.Pick<long>(Spans) : (long)draw.Bits() >> draw.Below(50)),
        [typeof(byte[])] = (draw, _) => Bytes(draw, draw.OneIn(30) ? 2000 : draw.Below(40)),
        [typeof(Memory<byte>)] = (draw, _) => new Memory<byte>(Bytes(draw, draw.Below(40))),
        [typeof(ReadOnlyMemory<byte>)] = (draw, _) => new ReadOnlyMemory<byte>(Bytes(draw, draw.Below(40))),
    };

    public static bool Has(Type type) => type.IsEnum || Drawers.ContainsKey(type);

    public static object Of(Type type, Draw draw, bool isTame) =>
        type.IsEnum ? Enumeration(type, draw, isTame) : Drawers[type](draw, isTame);

    private static char Character(Draw draw, bool isTame)
    {
        var character = draw.OneIn(2) ? (char)draw.Below(char.MaxValue + 1) : draw.Pick('x', '"', '\0', '\\', '\n', '\u007f', 'ä', '<', '\ud800');
        return isTame && char.IsSurrogate(character) ? '€' : character;
    }

    private static T Integer<T>(Draw draw)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (draw.OneIn(4))
        {
            return draw.Pick(T.Zero, T.One, T.MinValue, T.MaxValue, T.CreateTruncating(10), T.CreateTruncating(99), T.CreateTruncating(100), T.CreateTruncating(-1));
        }

        var bits = ((UInt128)draw.Bits() << 64) | draw.Bits();
        var value = T.CreateTruncating(bits) >> draw.Below(int.CreateTruncating(T.PopCount(T.AllBitsSet)));
        return draw.OneIn(6) ? T.CreateTruncating(PowerOfTen(draw.Below(39))) - (draw.OneIn(2) ? T.One : T.Zero) : value;
    }

    private static UInt128 PowerOfTen(int exponent)
    {
        var power = UInt128.One;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    private static double Double(Draw draw) => draw.Below(4) switch
    {
        0 => draw.Pick<double>(Doubles),
        1 => draw.Below(100_000) - 50_000,
        _ => double.Parse($"{(draw.OneIn(2) ? "-" : "")}{draw.Bits() >> draw.Below(64)}e-{draw.Below(draw.Pick(6, 30))}", CultureInfo.InvariantCulture),
    };

    private static T Finite<T>(T nice, T wild, Draw draw, bool isTame)
        where T : IBinaryFloatingPointIeee754<T> =>
        draw.OneIn(isTame ? 4 : 3) && T.IsFinite(wild) ? wild
        : T.IsFinite(nice) && (isTame || !draw.OneIn(40)) ? nice
        : isTame ? T.One : draw.Pick(T.NaN, T.PositiveInfinity, T.NegativeInfinity);

    private static decimal Decimal(Draw draw) => draw.Below(3) switch
    {
        0 => draw.Pick(0m, 1m, -1m, 1.50m, 0.00m, -0.0m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 7.9228162514264337593543950335m, 18446744073709551615m, 18446744073709551616m),
        1 => draw.Below(1_000_000) / draw.Pick(1m, 10m, 100m),
        _ => Scaled(draw.Bits(), draw.Below(65), draw.OneIn(2) ? (int)draw.Bits() : 0, draw),
    };

    private static decimal Scaled(ulong low, int shift, int high, Draw draw)
    {
        var bits = shift == 64 ? 0 : low >> shift;
        return new((int)bits, (int)(bits >> 32), high, draw.OneIn(2), (byte)draw.Below(29));
    }

    private static long Ticks(Draw draw)
    {
        if (draw.OneIn(6))
        {
            return draw.Pick(0L, DateTime.MaxValue.Ticks, DateTime.UnixEpoch.Ticks, new DateTime(2024, 2, 29).Ticks, new DateTime(2026, 12, 31, 23, 59, 59).Ticks);
        }

        var ticks = (long)(draw.Bits() % (ulong)DateTime.MaxValue.Ticks);
        var unit = draw.Pick(1L, 10, 100, 1000, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMillisecond * 100, TimeSpan.TicksPerSecond, TimeSpan.TicksPerDay);
        return ticks / unit * unit;
    }

    private static DateTimeOffset Moment(Draw draw)
    {
        var offset = TimeSpan.FromMinutes(draw.OneIn(2) ? 0 : draw.Below(2 * 14 * 60) - (14 * 60));
        var ticks = Math.Clamp(Ticks(draw), TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
        return draw.OneIn(20) ? draw.Pick(DateTimeOffset.MinValue, DateTimeOffset.MaxValue) : new DateTimeOffset(ticks, offset);
    }

    private static byte[] Bytes(Draw draw, int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)draw.Below(256);
        }

        return bytes;
    }

    private static object Enumeration(Type type, Draw draw, bool isTame)
    {
        var names = Enum.GetValuesAsUnderlyingType(type);
        if (names.Length > 0 && (isTame || !draw.OneIn(6)))
        {
            return Enum.ToObject(type, names.GetValue(draw.Below(names.Length))!);
        }

        var bits = Drawers[Enum.GetUnderlyingType(type)](draw, isTame);
        return Enum.ToObject(type, bits);
    }
}
