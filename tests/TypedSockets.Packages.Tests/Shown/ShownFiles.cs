using System.Text.RegularExpressions;
using TypedSockets.Packages.Tests.Packing;

namespace TypedSockets.Packages.Tests.Shown;

/// <summary>What a page promises, to be held to it.</summary>
internal static partial class ShownFiles
{
    public static IReadOnlyList<ShownFile> In(string page) =>
    [
        .. Shown().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Select(match => new ShownFile(match.Groups["path"].Value, match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^\*\*(?<path>[\w./]+)\*\*\n\n```\w+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Shown();
}
