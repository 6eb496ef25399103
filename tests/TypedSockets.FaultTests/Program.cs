using TypedSockets.FaultTests.Harness;
using Xunit.MicrosoftTestingPlatform;

namespace TypedSockets.FaultTests;

/// <summary>Runs the tests; or, where the first argument says so, the server that a test kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [ServerProcess.Mode, var url, var drain, var spreads]
            ? ServerProcess.ServeAsync(url, TimeSpan.FromSeconds(int.Parse(drain)), bool.Parse(spreads))
            : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
