using System.Text.Json;
using System.Text.RegularExpressions;

namespace TypedSockets.Interop.Tests;

/// <summary><c>docs/protocol.md</c> says what the peers in JavaScript do, and those do what it says.</summary>
public sealed partial class ProtocolPageTests
{
    private static readonly string[] Scripts = [.. Directory.EnumerateFiles(Repository.Peer, "*.mjs").Concat(ScriptsIn("client")).Concat(ScriptsIn("server"))];

    [Fact]
    public void Every_example_is_one_frame_with_a_name_of_its_own()
    {
        Assert.Equal(ProtocolPage.Blocks, ProtocolPage.Examples.Count);
        Assert.Distinct(ProtocolPage.Examples.Select(static example => example.Name));
        foreach ((string name, string frame) in ProtocolPage.Examples)
        {
            using JsonDocument document = JsonDocument.Parse(frame);
            Assert.True(document.RootElement.TryGetProperty("type", out _), name);
        }
    }

    [Fact]
    public void Every_example_is_sent_or_expected_by_a_script()
    {
        HashSet<string> used = [.. Scripts.SelectMany(static script => Use().Matches(File.ReadAllText(script))).Select(static match => match.Groups["name"].Value)];

        Assert.Equal(ProtocolPage.Examples.Select(static example => example.Name).Order(), used.Order());
    }

    [Fact]
    public void Every_script_is_run_by_a_test()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Repository.Project, "*Tests.cs").Select(File.ReadAllText));

        foreach (string script in ScriptsIn("client").Concat(ScriptsIn("server")))
        {
            string name = Path.GetRelativePath(Repository.Peer, script).Replace('\\', '/');
            Assert.True(tests.Contains($"\"{name}\"", StringComparison.Ordinal), $"No test runs '{name}'.");
        }
    }

    [Fact]
    public void Every_frame_of_the_protocol_has_an_example()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Folder, "src", "TypedSockets", "Protocol", "Frames", "ProtocolTypes.cs"));
        IEnumerable<string> types = ProtocolType().Matches(source).Select(static match => match.Value).Distinct();

        Assert.Equal(types.Order(), ProtocolPage.Examples.Select(static example => TypeOf(example.Frame)).Where(static type => type.StartsWith("ws.", StringComparison.Ordinal)).Distinct().Order());
    }

    [Fact]
    public void Errors_and_closes_are_those_of_the_page_on_limits()
    {
        Assert.Equal(ProtocolPage.Codes("limits.md", "| code | when"), ProtocolPage.Codes("protocol.md", "| code | when"));
        Assert.Equal(ProtocolPage.Codes("limits.md", "| code | reason"), ProtocolPage.Codes("protocol.md", "| code | reason"));
    }

    private static IEnumerable<string> ScriptsIn(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Peer, folder), "*.mjs");

    private static string TypeOf(string frame)
    {
        using JsonDocument document = JsonDocument.Parse(frame);
        return document.RootElement.GetProperty("type").GetString()!;
    }

    [GeneratedRegex(@"\.(send|expect|sendLines|expectLines)\('(?<name>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Use();

    [GeneratedRegex(@"ws\.[a-z]+(?="")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex ProtocolType();
}
