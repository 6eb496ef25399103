using System.Numerics;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests.Drawing;

/// <summary>What others write for a value of a type, and what looks like one and is none.</summary>
internal static class Tokens
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "127", "128", "-128", "-129", "255", "256", "32767", "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "340282366920938463463374607431768211455", "1.5", "-0.0", "1e3", "1E-7", "3.0", "1e0", "10e-1", "0e5", "1e400", "-1e400", "1e-400",
        "79228162514264337593543950335", "79228162514264337593543950336", "1.50", "0.1000000000000000055511151231257827021181583404541015625", "0.00000000000000000000000000001", "4.9406564584124654e-324",
        "1.7976931348623157e308", "1.7976931348623159e308", "9007199254740993", "2.2250738585072011e-308", "123456789012345678901234567890.123456789", "65504", "65520", "3.4028235e38", "3.4028236e38",
        "01", "+1", "1.", ".5", "1e", "1e+", "-", "0x10", "1_000", "NaN", "Infinity", "\"1\"", "\"-1\"", "\"1.5\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"\"", "\" 1\"", "\"1e3\"", "\"\\u0031\"",
        new('9', 300), $"0.{new string('0', 400)}1", $"1{new string('0', 308)}", $"1.{new string('3', 300)}", $"0.{new string('0', 30)}", $"1{new string('0', 400)}e-400", $"{new string('0', 300)}1", $"1e{new string('0', 300)}1", "1e99999999999", "-1e-99999999999",
    ];

    private static readonly string[] Dates =
    [
        "2026-01-31T23:59:59", "2026-01-31T23:59:59Z", "2026-01-31T23:59:59.1234567Z", "2026-01-31T23:59:59.12345678Z", "2026-01-31T23:59:59.1234567890123456Z", "2026-01-31T23:59:59.1+01:00", "0001-01-01T00:00:00+14:00",
        "0001-01-01T00:00:00", "2026-01-31", "2026-01", "9999-12-31T23:59:59.9999999-00:30", "9999-12-31T23:59:59.99999999Z", "2026-02-30T00:00:00Z", "2024-02-29T00:00:00Z", "2025-02-29T00:00:00Z", "2026-01-31T24:00:00", "2026-01-31T23:59",
        "2026-01-31T23:59Z", "2026-01-31T23:60:00Z", "2026-01-31t23:59:59z", "2026-01-31 23:59:59Z", "2026-01-31T23:59:59+1:00", "2026-01-31T23:59:59+0100", "2026-01-31T23:59:59+15:00", "2026-01-31T23:59:59+14:01", "2026-01-31T23:59:59-00:00",
        "+02026-01-31T23:59:59Z", "2026-13-01T00:00:00Z", "2026-00-01", "26-01-31", "2026-1-31", "2026-01-31T23:59:59.Z", "2026-01-31T23:59:59,5Z", " 2026-01-31", "2026-01-31T", "2026-01-31T23", "2026-01-31Z", "2026-\\u0030\\u0031-31",
        "2026-01-31T23:59:60Z", "2026-01-31T00:00:00.0000000Z", "1969-12-31T23:59:59.9999999Z",
    ];

    private static readonly string[] Durations =
    [
        "00:00:00", "23:59:59", "23:59:59.9999999", "23:59:59.12345678", "1.02:03:04", "-1.02:03:04.5", "-10675199.02:48:05.4775808", "10675199.02:48:05.4775807", "10675199.02:48:05.4775808", "24:00:00", "1:2:3", "12:34", "12", "00:00:60", "00:60:00",
        " 00:00:00", "00:00:00 ", "+00:00:00", "-00:00:00", "1:00:00:00", "00:00:00.", "00:00:00.1", "00\\u003a00:00", "23:59:59.1234567", "000:00:00", "00:00:00,1",
    ];

    private static readonly string[] Guids =
    [
        "74fe147f-8b83-7f60-4b3e-8010b0e4836c", "74FE147F-8B83-7F60-4B3E-8010B0E4836C", "74fe147f8b837f604b3e8010b0e4836c", "{74fe147f-8b83-7f60-4b3e-8010b0e4836c}", "74fe147f-8b83-7f60-4b3e-8010b0e4836", "74fe147f-8b83-7f60-4b3e-8010b0e4836g",
        "\\u00374fe147f-8b83-7f60-4b3e-8010b0e4836c", " 74fe147f-8b83-7f60-4b3e-8010b0e4836c", "74fe147f-8b83-7f60-4b3e-8010b0e4836c ", "0x74fe14-8b83-7f60-4b3e-8010b0e4836c",
    ];

    private static readonly string[] Bytes = ["", "AQID", "/+8=", "\\u0041QID", "\\/+8=", "AQI", "AQ==", "AQ=", "AR==", "A Q I D", "AQID\\n", "-_8=", "====", "AQ==AQID"];

    private static readonly string[] Letters = ["x", "\\u0041", "ä", "\\n", "\\ud83d", "\\ud83d\\ude00", "😀", "xy", "", "\\/", "\\\"", "€"];

    private static readonly string[] Versions = ["1.0", "1.2.3.4", "1", "1.2.3.4.5", " 1.0", "1.0 ", "1.-1", "01.02", "2147483648.0", "1.\\u0030", "+1.0", ""];

    private static readonly string[] Others =
    [
        "null", "true", "false", "\"text\"", "\"\"", "0", "[]", "{}", "[null]", "[1,\"a\"]", "{\"x\":1}", "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\u0041\"", "\"\\u004\"", "\"\\x41\"", "\"\\U0041\"", "\"a\nb\"", "\"\t\"", "\"open", "'a'", "tru", "nulll", "True", "undefined",
    ];

    /// <summary>Something of the type's kind that may or may not be read.</summary>
    public static JsonTree Wild(Type type, Draw draw) => JsonTree.Raw(type switch
    {
        _ when draw.OneIn(8) => draw.Pick<string>(Others),
        _ when type == typeof(bool) => draw.Pick("true", "false", "\"true\"", "1", "TRUE"),
        _ when type == typeof(char) => Quoted(draw, Letters),
        _ when type == typeof(Guid) => Quoted(draw, Guids),
        _ when type == typeof(byte[]) => Quoted(draw, Bytes),
        _ when type == typeof(Version) => Quoted(draw, Versions),
        _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) => Quoted(draw, Dates),
        _ when type == typeof(TimeOnly) || type == typeof(TimeSpan) => Quoted(draw, Durations),
        _ when type.IsEnum => EnumName(type, draw),
        _ when type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(INumberBase<>)) => draw.Pick<string>(Numbers),
        _ => draw.Pick<string>(Others),
    });

    private static string Quoted(Draw draw, string[] choices) => $"\"{draw.Pick<string>(choices)}\"";

    private static string EnumName(Type type, Draw draw)
    {
        var names = Enum.GetNames(type) is { Length: > 0 } own ? own : ["x"];
        var name = names[draw.Below(names.Length)];
        return draw.Below(12) switch
        {
            0 => draw.Pick<string>(Numbers),
            1 => $"\"{name.ToUpperInvariant()}\"",
            2 => $"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\"",
            3 => $"\" {name} \"",
            4 => $"\"{name}, {names[^1]}\"",
            5 => $"\"{name},{name},\"",
            6 => $"\"\\u{(int)name[0]:x4}{name[1..]}\"",
            7 => draw.Pick("\"1\"", "\"-1\"", "\" 2\"", "\"\"", "\",\"", "\"0x1\"", "\"99999999999999999999\"", "\"+1\""),
            8 => "\"closed-for-good\"",
            _ => $"\"{name}\"",
        };
    }
}
