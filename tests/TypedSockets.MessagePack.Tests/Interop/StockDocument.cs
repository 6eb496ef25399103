using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Compares what the stock library made of a document with the JSON of the same message: the structure is the same, and values differ only in how they are spelled.</summary>
internal static class StockDocument
{
    /// <summary>What differs first, as <c>$.lines[2]: 1.5 is not 1.50</c>; null where nothing does.</summary>
    public static string? FindDifference(JsonElement json, object? read, string path = "$") => (json.ValueKind, read) switch
    {
        (JsonValueKind.Object, IDictionary map) => FindDifference(json, map, path),
        (JsonValueKind.Array, object?[] items) => FindDifference(json, items, path),
        (JsonValueKind.Null, null) or (JsonValueKind.True, true) or (JsonValueKind.False, false) => null,
        (JsonValueKind.Number, _) when IsNumber(json, read) => null,
        (JsonValueKind.String, _) when IsText(json.GetString()!, read) => null,
        _ => $"{path}: {read ?? "null"} ({read?.GetType().Name}) is not {json.GetRawText()}",
    };

    private static string? FindDifference(JsonElement json, IDictionary map, string path)
    {
        if (json.GetPropertyCount() != map.Count)
        {
            return $"{path}: there are {map.Count} members, not {json.GetPropertyCount()}";
        }

        // Members have an order, and the library's map keeps it.
        var entries = map.GetEnumerator();
        foreach (var member in json.EnumerateObject())
        {
            entries.MoveNext();
            var key = Convert.ToString(entries.Key, CultureInfo.InvariantCulture);
            if (!string.Equals(key, member.Name, StringComparison.Ordinal))
            {
                return $"{path}: the key {key} is not '{member.Name}'";
            }

            if (FindDifference(member.Value, entries.Value, $"{path}.{member.Name}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? FindDifference(JsonElement json, object?[] items, string path) =>
        json.GetArrayLength() != items.Length
            ? $"{path}: there are {items.Length} items, not {json.GetArrayLength()}"
            : json.EnumerateArray().Select((item, index) => FindDifference(item, items[index], $"{path}[{index}]")).FirstOrDefault(difference => difference is not null);

    /// <summary>Numbers of more than 64 bits are text. A <see cref="Half"/> is the float that it is, of which JSON has fewer digits.</summary>
    private static bool IsNumber(JsonElement json, object? read)
    {
        var text = json.GetRawText();
        return read switch
        {
            float number => Same(number, float.Parse(text, CultureInfo.InvariantCulture)) || Same(number, (float)Half.Parse(text, CultureInfo.InvariantCulture)),
            double number => Same(number, json.GetDouble()),
            string number => string.Equals(number, text, StringComparison.Ordinal),
            sbyte or byte or short or ushort or int or uint or long or ulong =>
                string.Equals(Convert.ToString(read, CultureInfo.InvariantCulture), text, StringComparison.Ordinal) || Same(Convert.ToDouble(read, CultureInfo.InvariantCulture), json.GetDouble()),
            _ => false,
        };
    }

    private static bool IsText(string json, object? read) => read switch
    {
        string text => string.Equals(text, json, StringComparison.Ordinal),
        byte[] bytes => string.Equals(Convert.ToBase64String(bytes), json, StringComparison.Ordinal),
        object[] => IsTimeWithOffset(json, read),
        sbyte or byte or short or ushort or int or uint or long or ulong => IsCount(json, Convert.ToInt64(read, CultureInfo.InvariantCulture)),
        DateTime time => time == DateTimeOffset.Parse(json, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).UtcDateTime,
        _ => false,
    };

    /// <summary>The library's own form: what the clock showed, and by how many minutes it was ahead.</summary>
    private static bool IsTimeWithOffset(string json, object read) =>
        read is object[] and [DateTime clock, var minutes]
        && DateTimeOffset.TryParse(json, CultureInfo.InvariantCulture, out var time)
        && clock == time.DateTime
        && Convert.ToInt32(minutes, CultureInfo.InvariantCulture) == time.Offset.TotalMinutes;

    /// <summary>A character is its code, also half of a pair, for which JSON has the replacement character; a date counts days, a time or duration ticks.</summary>
    private static bool IsCount(string json, long count) =>
        (json is [var letter] && (letter == count || (letter == '\uFFFD' && char.IsSurrogate((char)count))))
        || (DateOnly.TryParseExact(json, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.DayNumber == count)
        || (TimeOnly.TryParse(json, CultureInfo.InvariantCulture, out var time) && time.Ticks == count)
        || (TimeSpan.TryParseExact(json, "c", CultureInfo.InvariantCulture, out var duration) && duration.Ticks == count);

    /// <summary>Down to the sign of zero.</summary>
    private static bool Same(double left, double right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
