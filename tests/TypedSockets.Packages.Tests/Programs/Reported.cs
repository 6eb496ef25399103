using System.Text.RegularExpressions;

namespace TypedSockets.Packages.Tests.Programs;

/// <summary>A line in which a build reports something about a file.</summary>
internal sealed partial record Reported(string File, string Severity, string Id, string Line)
{
    /// <summary>All that the build reported, each once, by file and id.</summary>
    public static IReadOnlyList<Reported> In(CommandResult build) =>
    [
        .. Report().Matches(build.Output)
            .Select(match => new Reported(match.Groups["file"].Value, match.Groups["severity"].Value, match.Groups["id"].Value, match.Groups["line"].Value))
            .Distinct()
            .OrderBy(report => report.File, StringComparer.Ordinal)
            .ThenBy(report => report.Id, StringComparer.Ordinal),
    ];

    // The path before the file and the links behind the message belong to the machine and to the rule.
    [GeneratedRegex(@"^.*?(?<line>(?<file>\w+\.cs)\(\d+,\d+\): (?<severity>error|warning) (?<id>\w+): .*?)( \(https:[^)]*\))? \[[^\]]*\]\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Report();
}
