namespace TypedSockets.Interop.Tests;

/// <summary>
/// What the tests need beside .NET. Where it is missing they are skipped with the reason, or fail with it where
/// <c>TYPEDSOCKETS_REQUIRE_ALL=1</c> says that nothing may be skipped.
/// </summary>
internal static class Requirements
{
    /// <summary>Goes on only where the peers can run.</summary>
    public static void RequireNode()
    {
        Require(IsOnPath("node"), "There is no 'node' on the PATH: install Node.js 20 or later.");
        Require(Array.TrueForAll(["ws", "@msgpack"], package => Directory.Exists(Path.Combine(Repository.Peer, "node_modules", package))), $"'ws' or '@msgpack' is missing: run 'npm ci' in {Path.GetRelativePath(Repository.Folder, Repository.Peer)}.");
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
}
