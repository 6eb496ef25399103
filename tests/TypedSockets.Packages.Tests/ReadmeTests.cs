using System.Text.RegularExpressions;
using TypedSockets.Packages.Tests.Packing;

namespace TypedSockets.Packages.Tests;

/// <summary>What the documents at the root say about the tree, beside the tree.</summary>
public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_link_into_the_tree_leads_to_a_file(string document)
    {
        IEnumerable<string> targets = Link().Matches(Read(document)).Select(match => match.Groups["target"].Value);

        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(Repository.Root, target)), target));
    }

    [Fact]
    public void The_README_lists_every_rule_that_has_a_page()
    {
        IEnumerable<string?> pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "docs"), "WS*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(pages.Order(StringComparer.Ordinal), Rule().Matches(Read("README.md")).Select(match => match.Groups["id"].Value));
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    [GeneratedRegex(@"\]\((?!https?:)(?<target>[^)#]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| \[(?<id>WS\d{4})\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Rule();
}
