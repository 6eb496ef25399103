using System.Text.RegularExpressions;

namespace TypedSockets.Analyzers.Tests.Pages;

/// <summary>The page of one rule: its title, what the head says and the samples under each heading.</summary>
internal sealed partial class RulePage
{
    private static readonly string Pages = Path.Combine(AppContext.BaseDirectory, "docs");

    private RulePage(string path)
    {
        Id = Path.GetFileNameWithoutExtension(path);
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
    }

    /// <summary>The table of all rules.</summary>
    public static string Index => File.ReadAllText(Path.Combine(Pages, "README.md")).ReplaceLineEndings("\n");

    public string Id { get; }

    public string Text { get; }

    public static IEnumerable<RulePage> All => Directory.EnumerateFiles(Pages, "WS*.md").Order(StringComparer.Ordinal).Select(path => new RulePage(path));

    public static RulePage Of(string id) => new(Path.Combine(Pages, $"{id}.md"));

    /// <summary>The blocks of C# below a heading.</summary>
    public IReadOnlyList<string> SamplesUnder(string heading) => [.. Block().Matches(Section(heading)).Select(match => match.Groups["code"].Value)];

    /// <summary>The files below a heading that its samples have beside them, each with its name above.</summary>
    public IReadOnlyList<(string Path, string Text)> FilesUnder(string heading) =>
        [.. NamedFile().Matches(Section(heading)).Select(match => (match.Groups["path"].Value, match.Groups["text"].Value))];

    private string Section(string heading) => Text.Split("\n## ").Single(part => part.StartsWith($"{heading}\n", StringComparison.Ordinal));

    [GeneratedRegex("""```csharp\n(?<code>.*?)\n```""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("""\*\*(?<path>[^*\n]+)\*\*\n\n```text\n(?<text>.*?\n)```""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedFile();
}
