namespace TypedSockets.AspNetCore.Tests;

/// <summary>The tables of <c>docs/limits.md</c>.</summary>
internal static class LimitsPage
{
    private static readonly string Repository = Root(AppContext.BaseDirectory);
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository, "docs", "limits.md"));

    /// <summary>The sources of the libraries.</summary>
    public static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    /// <summary>The rows of the table below a heading, each as its cells; code marks are taken off a cell that is nothing but code.</summary>
    public static string[][] Rows(string heading) =>
    [
        .. Lines
            .SkipWhile(line => line != $"## {heading}").Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith('|'))
            .Skip(2)
            .Select(static line => (string[])[.. line.Split('|')[1..^1].Select(Cell)]),
    ];

    private static string Cell(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length > 1 && trimmed[0] == '`' && trimmed.IndexOf('`', 1) == trimmed.Length - 1 ? trimmed[1..^1] : trimmed;
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Framework.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
