using System.Text.RegularExpressions;

namespace TypedSockets.Samples.Pricing;

/// <summary>The code in the tutorial is the code of the sample.</summary>
public sealed partial class TutorialTests
{
    [Fact]
    public void Every_block_of_code_stands_in_the_sample_as_it_is()
    {
        var folder = Path.Combine(FindRoot(), "samples", "Pricing");
        string[] sources = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Append(Path.Combine(folder, "Worker", "appsettings.json")).Select(File.ReadAllText)];

        string[] blocks = [.. Block().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))).Select(match => match.Groups["code"].Value)];

        Assert.Equal(7, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(sources, source => source.Contains(block.TrimEnd(), StringComparison.Ordinal)));
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Framework.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return folder;
    }

    [GeneratedRegex(@"^```(csharp|json)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Block();
}
