using System.Runtime.CompilerServices;
using System.Text;

namespace TypedSockets.Serialization.Tests;

/// <summary>The page on JSON says what the tests know. <c>ACCEPT_SNAPSHOTS=1</c> in the environment writes it into the page.</summary>
public sealed class PageTests
{
    [Fact]
    public void The_page_lists_what_is_supported() =>
        Verify("rows", "| what | values | documents | faults | in pieces |", "| --- | :-: | :-: | :-: | :-: |", Agreements.Rows.Select(row => $"| {row.Title} | ✓ | ✓ | ✓ | ✓ |"));

    [Fact]
    public void The_page_lists_every_difference() =>
        Verify("differences", "| about | what differs |", "| --- | --- |", KnownDifferences.All.Select(known => $"| {known.Title} | {known.Sentence} |"));

    private static void Verify(string name, string head, string rule, IEnumerable<string> rows, [CallerFilePath] string testFile = "")
    {
        var page = Path.Combine(Path.GetDirectoryName(testFile)!, "..", "..", "docs", "json.md");
        var text = File.ReadAllText(page);
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var table = new StringBuilder().AppendJoin('\n', [head, rule, .. rows]).Append('\n').ToString();
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") is "1")
        {
            File.WriteAllText(page, text[..start] + table + text[text.IndexOf(end, StringComparison.Ordinal)..]);
            return;
        }

        Assert.Equal(table, text[start..text.IndexOf(end, StringComparison.Ordinal)]);
    }
}
