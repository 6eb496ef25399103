using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Every kind of value that the reader knows.</summary>
internal static class Kinds
{
    private static readonly DateTimeOffset[] Times =
    [
        default,
        DateTimeOffset.MaxValue,
        new(2026, 1, 31, 23, 59, 59, TimeSpan.Zero),
        new(2024, 2, 29, 0, 0, 0, 123, 456, TimeSpan.FromHours(-8)),
        new DateTimeOffset(2026, 1, 31, 23, 59, 59, TimeSpan.FromMinutes(14 * 60)).AddTicks(1234567),
        new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(-330)).AddTicks(100),
        new(9999, 12, 31, 23, 59, 59, TimeSpan.FromMinutes(345)),
    ];

    public static readonly Dictionary<string, Kind> All = new(StringComparer.Ordinal)
    {
        ["Boolean"] = new Kind<bool>((ref r) => r.ReadBoolean(), (ref r, n) => r.ReadBooleanKey(n), true, false),
        ["Char"] = new Kind<char>((ref r) => r.ReadChar(), (ref r, n) => r.ReadCharKey(n), 'a', '"', 'ä', '\n', '€'),
        ["SByte"] = new Kind<sbyte>((ref r) => r.ReadSByte(), (ref r, n) => r.ReadSByteKey(n), 0, 1, -1, sbyte.MinValue, sbyte.MaxValue),
        ["Byte"] = new Kind<byte>((ref r) => r.ReadByte(), (ref r, n) => r.ReadByteKey(n), 0, 1, byte.MaxValue),
        ["Int16"] = new Kind<short>((ref r) => r.ReadInt16(), (ref r, n) => r.ReadInt16Key(n), 0, 1, short.MinValue, short.MaxValue),
        ["UInt16"] = new Kind<ushort>((ref r) => r.ReadUInt16(), (ref r, n) => r.ReadUInt16Key(n), 0, 1, ushort.MaxValue),
        ["Int32"] = new Kind<int>((ref r) => r.ReadInt32(), (ref r, n) => r.ReadInt32Key(n), 0, 1, -12345678, int.MinValue, int.MaxValue),
        ["UInt32"] = new Kind<uint>((ref r) => r.ReadUInt32(), (ref r, n) => r.ReadUInt32Key(n), 0, 1, uint.MaxValue),
        ["Int64"] = new Kind<long>((ref r) => r.ReadInt64(), (ref r, n) => r.ReadInt64Key(n), 0, 1, 1234567890123, long.MinValue, long.MaxValue),
        ["UInt64"] = new Kind<ulong>((ref r) => r.ReadUInt64(), (ref r, n) => r.ReadUInt64Key(n), 0, 1, ulong.MaxValue),
        ["Int128"] = new Kind<Int128>((ref r) => r.ReadInt128(), (ref r, n) => r.ReadInt128Key(n), 0, 1, Int128.MinValue, Int128.MaxValue, long.MinValue),
        ["UInt128"] = new Kind<UInt128>((ref r) => r.ReadUInt128(), (ref r, n) => r.ReadUInt128Key(n), 0, 1, UInt128.MaxValue, ulong.MaxValue),
        ["Half"] = new Kind<Half>((ref r) => r.ReadHalf(), (ref r, n) => r.ReadHalfKey(n), (Half)0, (Half)1.5, Half.MinValue, Half.Epsilon, Half.NegativeZero),
        ["Single"] = new Kind<float>((ref r) => r.ReadSingle(), (ref r, n) => r.ReadSingleKey(n), 0, -0f, 0.1f, float.MinValue, float.Epsilon, 16777217f, 1e10f),
        ["Double"] = new Kind<double>((ref r) => r.ReadDouble(), (ref r, n) => r.ReadDoubleKey(n), 0, -0d, 0.1, 12345.67, double.MinValue, double.Epsilon, 0.1 + 0.2, 9007199254740993, 1e22),
        ["Decimal"] = new Kind<decimal>((ref r) => r.ReadDecimal(), (ref r, n) => r.ReadDecimalKey(n), 0, 0.00m, -0.0m, 12345.67m, 1.50m, decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m),
        ["String"] = new Kind<string>((ref r) => r.ReadString(), (ref r, n) => r.ReadStringKey(n), "", "a", "Ada Lovelace", "<script>&'\"\\/\u0000\u001f\u007f\u0085\u2028 äöü€😀", "a longer text of plain ASCII, longer than two vectors of it"),
        ["Guid"] = new Kind<Guid>((ref r) => r.ReadGuid(), (ref r, n) => r.ReadGuidKey(n), Guid.Empty, new("01234567-89ab-cdef-0123-456789abcdef"), new("fedcba98-7654-3210-fedc-ba9876543210")),
        ["Uri"] = new Kind<Uri>((ref r) => r.ReadUri(), (ref r, n) => r.ReadUriKey(n), new Uri("https://example.org/a?b=c#d"), new Uri("a/b", UriKind.Relative), new Uri("http://example.org/ä")),
        ["Version"] = new Kind<Version>((ref r) => r.ReadVersion(), (ref r, n) => r.ReadVersionKey(n), new Version(1, 2), new Version(1, 2, 3, 4), new Version(0, 0, int.MaxValue)),
        ["DateTime"] = new Kind<DateTime>((ref r) => r.ReadDateTime(), (ref r, n) => r.ReadDateTimeKey(n), [.. Times.Select(time => time.UtcDateTime), .. Times.Select(time => time.DateTime)]),
        ["DateTimeOffset"] = new Kind<DateTimeOffset>((ref r) => r.ReadDateTimeOffset(), (ref r, n) => r.ReadDateTimeOffsetKey(n), Times),
        ["DateOnly"] = new Kind<DateOnly>((ref r) => r.ReadDateOnly(), (ref r, n) => r.ReadDateOnlyKey(n), default, DateOnly.MaxValue, new(2024, 2, 29)),
        ["TimeOnly"] = new Kind<TimeOnly>((ref r) => r.ReadTimeOnly(), (ref r, n) => r.ReadTimeOnlyKey(n), default, TimeOnly.MaxValue, new(12, 34)),
        ["TimeSpan"] = new Kind<TimeSpan>((ref r) => r.ReadTimeSpan(), (ref r, n) => r.ReadTimeSpanKey(n), default, TimeSpan.MinValue, TimeSpan.MaxValue, new(1, 2, 3, 4)),
        ["Base64"] = new Kind<byte[]>((ref r) => r.ReadBase64(), null, [], [1, 2, 3], [255, 254], [.. Enumerable.Range(0, 70).Select(i => (byte)i)]),
        ["Names"] = new Kind<State>((ref r) => r.ReadEnumName<State>(), (ref r, n) => r.ReadEnumKey<State>(n), State.Open, State.Closed, (State)7, (State)(-1)),
        ["Flags"] = new Kind<Rights>((ref r) => r.ReadEnumName<Rights>(), (ref r, n) => r.ReadEnumKey<Rights>(n), Rights.None, Rights.Read | Rights.Write, (Rights)8),
        ["NamesByOption"] = new Kind<Color>((ref r) => r.ReadEnumName<Color>(), (ref r, n) => r.ReadEnumKey<Color>(n), Color.Red, Color.Blue, (Color)9)
        {
            Options = new(SystemTextJson.Options) { Converters = { new JsonStringEnumConverter() } },
        },
        ["Numbered"] = new Kind<Huge>((ref r) => (Huge)r.ReadUInt64(), (ref r, n) => r.ReadEnumKey<Huge>(n), Huge.None, Huge.All, (Huge)5),
        ["NumberedSigned"] = new Kind<Signed>((ref r) => (Signed)r.ReadSByte(), (ref r, n) => r.ReadEnumKey<Signed>(n), Signed.Least, Signed.None, (Signed)5),
        ["JsonElement"] = new Kind<JsonElement>((ref r) => r.ReadJsonElement(), null, JsonElement.Parse("""{"a":[1,{"b":null}],"c":"<ä>"}"""), JsonElement.Parse("1.50")) { HasNull = true },
        ["JsonDocument"] = new Kind<JsonDocument>((ref r) => r.ReadJsonDocument(), null, JsonDocument.Parse("""{"a":[1,{"b":null}]}"""), JsonDocument.Parse("\"x\"")) { HasNull = true },
        ["JsonNode"] = new Kind<JsonNode>((ref r) => r.ReadJsonNode(), null, JsonNode.Parse("""{"a":[1,{"b":null}]}""")!, JsonNode.Parse("[]")!, JsonNode.Parse("1")!),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => All.Keys.Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<TheoryDataRow<string>> KeyNames => All.Where(kind => kind.Value.IsKey).Select(kind => new TheoryDataRow<string>(kind.Key));
}
