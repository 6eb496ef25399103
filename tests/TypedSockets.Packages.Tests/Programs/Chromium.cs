namespace TypedSockets.Packages.Tests.Programs;

/// <summary>The browser, where there is one.</summary>
internal static class Chromium
{
    // Set where every test has to run: a missing browser then fails what it would otherwise skip.
    private const string RequireAll = "TYPEDSOCKETS_REQUIRE_ALL";

    private static string Path => Environment.GetEnvironmentVariable("TYPEDSOCKETS_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Goes on only where there is a browser.</summary>
    public static void Require() => Assert.SkipUnless(
        File.Exists(Path) || Environment.GetEnvironmentVariable(RequireAll) == "1",
        $"There is no Chromium at '{Path}': install it, or name another place in TYPEDSOCKETS_CHROMIUM.");

    /// <summary>Opens a page without a window, with a profile of its own.</summary>
    public static RunningProgram Open(string directory, Uri page) => RunningProgram.Start(
        directory,
        Path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--remote-debugging-port=0", $"--user-data-dir={System.IO.Path.Combine(directory, "profile")}", page.AbsoluteUri);
}
