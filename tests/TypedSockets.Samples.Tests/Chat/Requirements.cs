namespace TypedSockets.Samples.Chat;

/// <summary>
/// What the browser tests need beside .NET. Where it is missing they are skipped with the reason, or fail with it where
/// <c>TYPEDSOCKETS_REQUIRE_ALL=1</c> says that nothing may be skipped.
/// </summary>
internal static class Requirements
{
    /// <summary>The folder of the Node script.</summary>
    public static string BrowserFolder => Path.Combine(RepositoryFolder, "tests", "TypedSockets.Samples.Tests", "browser");

    /// <summary>The folder of the solution.</summary>
    public static string RepositoryFolder { get; } = FindRepository();

    private static string Chromium => Environment.GetEnvironmentVariable("TYPEDSOCKETS_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Goes on only where the browser tests can run.</summary>
    public static void RequireBrowser()
    {
        Require(File.Exists(Chromium), $"There is no Chromium at '{Chromium}': install it, or name another place in TYPEDSOCKETS_CHROMIUM.");
        Require(IsOnPath("node"), "There is no 'node' on the PATH: install Node.js 20 or later.");
        Require(Directory.Exists(Path.Combine(BrowserFolder, "node_modules", "playwright-core")), $"'playwright-core' is missing: run 'npm ci' in {Path.GetRelativePath(RepositoryFolder, BrowserFolder)}.");
    }

    private static void Require(bool condition, string reason)
    {
        if (Environment.GetEnvironmentVariable("TYPEDSOCKETS_REQUIRE_ALL") == "1")
        {
            Assert.True(condition, reason);
        }

        Assert.SkipUnless(condition, reason);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Framework.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds Framework.sln.");
    }
}
