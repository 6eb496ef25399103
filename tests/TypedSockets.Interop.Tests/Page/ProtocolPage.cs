using System.Text.RegularExpressions;

namespace TypedSockets.Interop.Tests;

/// <summary>What <c>docs/protocol.md</c> holds for machines.</summary>
internal static partial class ProtocolPage
{
    private static readonly string Text = ReadPage("protocol.md");

    /// <summary>The example frames and their names.</summary>
    public static IReadOnlyList<(string Name, string Frame)> Examples { get; } =
        [.. ExampleBlock().Matches(Text).Select(static match => (match.Groups["name"].Value, match.Groups["frame"].Value))];

    /// <summary>How many blocks of JSON there are, named or not.</summary>
    public static int Blocks => BlockStart().Count(Text);

    /// <summary>The first column of the table that begins with the given one, or its first two where there are codes and reasons.</summary>
    public static string[] Codes(string page, string header) =>
    [
        .. ReadPage(page).Split('\n')
            .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Where(static line => !line.Contains("never on the wire", StringComparison.Ordinal))
            .Select(static line => line.Split('|'))
            .Select(cells => header.StartsWith("| code | reason", StringComparison.Ordinal) ? $"{cells[1].Trim()} {cells[2].Trim()}" : cells[1].Trim()),
    ];

    private static string ReadPage(string page) => File.ReadAllText(Path.Combine(Repository.Folder, "docs", page));

    [GeneratedRegex(@"^```json (?<name>\S+)\n(?<frame>.*)\n```$", RegexOptions.Multiline, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex ExampleBlock();

    [GeneratedRegex("^```json", RegexOptions.Multiline, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex BlockStart();
}
