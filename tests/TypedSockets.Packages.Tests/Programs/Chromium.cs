namespace TypedSockets.Packages.Tests.Programs;

/// <summary>The browser, where there is one.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    // Set where every test has to run; a missing browser then fails what it would otherwise skip.
    private const string RequireAll = "TYPEDSOCKETS_REQUIRE_ALL";

    public static void SkipWhereMissing() => Assert.SkipWhen(
        !File.Exists(Path) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(RequireAll)),
        $"There is no {Path}. Set {RequireAll}=1 to fail without it.");

    /// <summary>Opens a page without a window, with a profile of its own.</summary>
    public static RunningProgram Open(string directory, Uri page) => RunningProgram.Start(
        directory,
        Path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--remote-debugging-port=0", $"--user-data-dir={System.IO.Path.Combine(directory, "profile")}", page.AbsoluteUri);
}
