namespace TypedSockets.Testing.Tests;

/// <summary>The samples of docs/testing.md are the files that are compiled and run here.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("AuctionTests.cs")]
    [InlineData("Auction.cs")]
    public void The_page_shows_the_file_as_it_is_tested(string file)
    {
        string root = Root();
        string page = File.ReadAllText(Path.Combine(root, "docs", "testing.md"));

        Assert.Contains(File.ReadAllText(Path.Combine(root, "tests", "TypedSockets.Testing.Tests", "Documented", file)), Blocks(page));
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Framework.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static IEnumerable<string> Blocks(string page) =>
        page.Split("```csharp\n").Skip(1).Select(static rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);
}
