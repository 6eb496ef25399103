using System.Text.Json;

namespace TypedSockets.Samples.GitHubFeed;

/// <summary>Compares two JSON texts member by member and tells every difference with its path.</summary>
internal static class JsonComparison
{
    /// <summary>
    /// The differences between what was received and what was written back. Members and items must be the same in
    /// number, name, order of items, kind and value. Two liberties only: a member that is <c>null</c> equals one that is
    /// absent, and a date equals the same date written another way, with the same offset from UTC.
    /// </summary>
    public static IReadOnlyList<string> Differences(JsonElement received, JsonElement written)
    {
        List<string> differences = [];
        Compare(received, written, "$", differences);
        return differences;
    }

    private static void Compare(JsonElement received, JsonElement written, string path, List<string> differences)
    {
        if (received.ValueKind != written.ValueKind)
        {
            differences.Add($"{path}: {received.ValueKind} became {written.ValueKind}");
            return;
        }

        switch (received.ValueKind)
        {
            case JsonValueKind.Object:
                var names = received.EnumerateObject().Concat(written.EnumerateObject()).Select(member => member.Name);
                foreach (var name in names.Distinct(StringComparer.Ordinal))
                {
                    CompareMember(received, written, name, path, differences);
                }

                break;
            case JsonValueKind.Array:
                if (received.GetArrayLength() != written.GetArrayLength())
                {
                    differences.Add($"{path}: {received.GetArrayLength()} items became {written.GetArrayLength()}");
                    return;
                }

                foreach (var (index, (left, right)) in received.EnumerateArray().Zip(written.EnumerateArray()).Index())
                {
                    Compare(left, right, $"{path}[{index}]", differences);
                }

                break;
            case JsonValueKind.Number when received.GetRawText() != written.GetRawText():
            case JsonValueKind.String when received.GetString() != written.GetString() && !IsSameDate(received, written):
                differences.Add($"{path}: {received.GetRawText()} became {written.GetRawText()}");
                break;
        }
    }

    private static void CompareMember(JsonElement received, JsonElement written, string name, string path, List<string> differences)
    {
        var wasReceived = received.TryGetProperty(name, out var left) && left.ValueKind != JsonValueKind.Null;
        var wasWritten = written.TryGetProperty(name, out var right) && right.ValueKind != JsonValueKind.Null;
        if (wasReceived && wasWritten)
        {
            Compare(left, right, $"{path}.{name}", differences);
        }
        else if (wasReceived != wasWritten)
        {
            differences.Add($"{path}.{name}: {(wasReceived ? "was lost" : "came from nowhere")}");
        }
    }

    private static bool IsSameDate(JsonElement received, JsonElement written) =>
        received.TryGetDateTimeOffset(out var left) && written.TryGetDateTimeOffset(out var right) && left.EqualsExact(right);
}
