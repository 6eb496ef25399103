using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>
/// Makes random documents for a type, after what the oracle knows of the type. Tame ones fit it; in others some values
/// may be null, too large or no date.
/// </summary>
internal sealed class Documents(Random random, bool isTame)
{
    private const int MaxDepth = 5;

    private static readonly string[] Texts = ["", "a", "Ada", "a \\\"b\\\" \\\\ \\/ \\n", "<&'+>", "\\u00e4\\ud83d\\ude00", "äöü€😀", "\\u0041", "2026-01-31", "100"];

    private static readonly string[] Numbers = ["0", "1", "-1", "127", "255", "-128", "65535", "2147483647", "-9223372036854775808", "18446744073709551615", "1.5", "-0.0", "1e3", "1E-7", "79228162514264337593543950335", "1.50"];

    private static readonly string[] Dates = ["2026-01-31T23:59:59", "2026-01-31T23:59:59.1234567Z", "0001-01-01T00:00:00+14:00", "2026-01-31", "9999-12-31T23:59:59.9999999-00:30", "2026-02-30T00:00:00Z", "2026-01-31T24:00:00"];

    private static readonly string[] Durations = ["00:00:00", "23:59:59.9999999", "1.02:03:04", "-10675199.02:48:05.4775808", "24:00:00", "1:2:3", "12:34"];

    public string For(Type type, int depth = 0) => Nullable.GetUnderlyingType(type) is { } value
        ? random.Next(3) == 0 ? "null" : For(value, depth)
        : !isTame && !type.IsValueType && depth > 0 && random.Next(12) == 0 ? "null" : Present(type, depth);

    private string Present(Type type, int depth) => type switch
    {
        _ when type == typeof(bool) => Pick("true", "false"),
        _ when type == typeof(char) => Pick("\"x\"", "\"\\u0041\"", "\"ä\"", "\"\\n\"", "\"\\ud83d\""),
        _ when type == typeof(string) => $"\"{Pick(Texts)}\"",
        _ when type == typeof(Guid) => $"\"{new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray())}\"",
        _ when type == typeof(Uri) => Pick("\"https://example.org/a?b=c#d\"", "\"a/b\"", "\"\"", "\"http://ex\\u0061mple.org/ä\""),
        _ when type == typeof(byte[]) => Pick("\"\"", "\"AQID\"", "\"/+8=\"", "\"\\u0041QID\""),
        _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => $"\"{(isTame ? Dates[1] : Pick(Dates))}\"",
        _ when type == typeof(DateOnly) => isTame ? "\"2026-01-31\"" : Pick("\"2026-01-31\"", "\"0001-01-01\"", "\"2026-\\u0030\\u0031-31\"", "\"2026-02-29\"", "\"26-01-31\""),
        _ when type == typeof(TimeOnly) || type == typeof(TimeSpan) => $"\"{(isTame ? Durations[1] : Pick(Durations))}\"",
        _ when type == typeof(JsonElement) => Anything(depth),
        _ when type.IsEnum => isTame ? "1" : Pick("0", "1", "2", "255", $"\"{Enum.GetNames(type)[0]}\"", "\"closed-for-good\"", "\"read, WRITE\""),
        _ when type.IsPrimitive || type == typeof(decimal) => Number(type),
        _ => Composed(SystemTextJson.Options.GetTypeInfo(type), depth),
    };

    private string Composed(JsonTypeInfo info, int depth)
    {
        var count = depth >= MaxDepth ? 0 : random.Next(4);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => For(info.ElementType!, depth + 1)))}]",
            JsonTypeInfoKind.Dictionary => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i.ToString(CultureInfo.InvariantCulture)}\":{For(info.ElementType!, depth + 1)}"))}}}",
            _ => Object(info, depth),
        };
    }

    private string Object(JsonTypeInfo info, int depth)
    {
        var members = info.Properties
            .Where(property => property.IsRequired || random.Next(depth >= MaxDepth ? 8 : 2) == 0)
            .Select(property => $"{Name(property.Name)}:{For(property.PropertyType, depth + 1)}")
            .ToArray();
        if (random.Next(2) == 0)
        {
            random.Shuffle(members);
        }

        return $"{{{string.Join(random.Next(4) == 0 ? " , " : ",", members)}}}";
    }

    private string Name(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            text.Append(character is '"' or '\\' || random.Next(40) == 0
                ? $"\\u{(int)character:x4}"
                : character.ToString());
        }

        return $"\"{text}\"";
    }

    private string Number(Type type) => !isTame && random.Next(3) == 0
        ? Pick(Numbers)
        : type == typeof(float) || type == typeof(double) || type == typeof(decimal)
            ? (random.NextDouble() * 1000).ToString("R", CultureInfo.InvariantCulture)
            : random.Next(0, 127).ToString(CultureInfo.InvariantCulture);

    private string Anything(int depth) => depth >= MaxDepth
        ? Pick("1", "\"<ä>\"", "null", "true")
        : Pick("1.50", "null", "\"\\u0041<\"", $"[{Anything(depth + 1)},{Anything(depth + 1)}]", $"{{\"a\":{Anything(depth + 1)},\"b\" : {Anything(depth + 1)}}}", "{\"a\":1,\"\\u0061\":2}");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
