using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The page on security shows code that compiles, and options that there are.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_sample_is_compiled()
    {
        string compiled = Plain(File.ReadAllText(Path.Combine(Folder(), "SecurityPageSamples.cs")));
        string[] samples = [.. Sample().Matches(Page()).Select(static match => Plain(match.Groups["code"].Value))];

        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.Contains(sample, compiled, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_samples_server_can_be_built()
    {
        await using WebApplication app = SecurityPageSamples.Build();
    }

    [Fact]
    public void Every_bound_is_an_option()
    {
        string[] options = [.. Page().Split("## Limits against abuse")[1].Split('\n')
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(static line => Code().Matches(line.Split('|')[2]))
            .Select(static match => match.Groups["name"].Value)];

        Assert.NotEmpty(options);
        Assert.All(options, static option => Assert.True(typeof(WsOptions).GetProperty(option) is not null, $"WsOptions has no '{option}'."));
    }

    private static string Page() => File.ReadAllText(Path.Combine(Folder(), "..", "..", "..", "docs", "security.md")).ReplaceLineEndings("\n");

    /// <summary>The code without its indentation, which depends on where it stands.</summary>
    private static string Plain(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("""```csharp\n(?<code>.*?)\n```""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
