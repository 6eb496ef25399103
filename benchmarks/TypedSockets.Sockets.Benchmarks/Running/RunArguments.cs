namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Command">The command, as it is typed again.</param>
/// <param name="Length">How long everything takes.</param>
/// <param name="Rows">What is measured.</param>
/// <param name="Sides">Who is.</param>
/// <param name="IsPartial">Whether that is less than all, and no result to keep.</param>
/// <param name="Results">The folder of the results.</param>
internal sealed record RunArguments(string Command, RunLength Length, IReadOnlyList<Row> Rows, IReadOnlyList<Side> Sides, bool IsPartial, string Results)
{
    public const string Usage = "Run benchmarks/run [--short] [--rows <part of a name>] [--sides <part of a name>] [--repeats <number>] [--window <milliseconds>], which knows where the results belong.";

    /// <summary>Reads the command line, whose last word is the folder of the results.</summary>
    /// <returns>Nothing where it is none.</returns>
    public static RunArguments? Parse(string[] args)
    {
        if (args is not [.. var options, var results])
        {
            return null;
        }

        var isShort = options.Contains("--short");
        var length = isShort ? RunLength.Short : RunLength.Full;
        IReadOnlyList<Row> rows = [.. Row.All.Where(row => row.Connections <= length.MaxConnections)];
        var sides = Side.All;
        var isPartial = false;
        for (var index = 0; index < options.Length; index++)
        {
            switch (options[index..])
            {
                case ["--short", ..]:
                    continue;
                case ["--rows", var part, ..]:
                    rows = [.. Row.All.Where(row => row.Name.Contains(part, StringComparison.OrdinalIgnoreCase))];
                    break;
                case ["--sides", var part, ..]:
                    sides = [.. Side.All.Where(side => side.Key.Contains(part, StringComparison.OrdinalIgnoreCase) || side.Name.Contains(part, StringComparison.OrdinalIgnoreCase))];
                    break;
                case ["--repeats", var number, ..] when int.TryParse(number, out var repeats) && repeats > 0:
                    length = length with { Repeats = repeats };
                    break;
                case ["--window", var milliseconds, ..] when int.TryParse(milliseconds, out var window) && window is > 0 and <= 30_000:
                    length = length with { Window = TimeSpan.FromMilliseconds(window) };
                    break;
                default:
                    return null;
            }

            isPartial = true;
            index++;
        }

        return rows.Count == 0 || sides.Count == 0 ? null : new($"benchmarks/run {string.Join(' ', options)}".TrimEnd(), length, rows, sides, isPartial, results);
    }
}
