namespace TypedSockets.AspNetCore.Tests;

/// <summary>The tables of <c>docs/metrics.md</c>.</summary>
internal static class MetricsPage
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(FindRoot(), "docs", "metrics.md"));

    /// <summary>The cells of the table under a heading whose header begins with this cell.</summary>
    public static IReadOnlyList<string[]> Table(string heading, string firstCell)
    {
        string[][] rows = [.. Lines
            .SkipWhile(line => line != $"## {heading}")
            .SkipWhile(line => !line.StartsWith($"| {firstCell} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>The names in a cell, without the marks around them.</summary>
    public static string[] Names(string cell) => [.. cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim('`'))];

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Framework.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"'{AppContext.BaseDirectory}' is not in the repository.");
    }
}
