using System.Text.RegularExpressions;
using TypedSockets.Packages.Tests.Packing;

namespace TypedSockets.Packages.Tests.Readme;

/// <summary>What the README promises, to be held to it.</summary>
internal static partial class ReadmeFiles
{
    public static IReadOnlyList<ReadmeFile> All { get; } =
    [
        .. Shown().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
            .Select(match => new ReadmeFile(match.Groups["path"].Value, match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^\*\*(?<path>[\w./]+)\*\*\n\n```\w+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Shown();
}
