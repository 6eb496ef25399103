using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>What one run of a generator took.</summary>
internal sealed record Sample(double Milliseconds, double Megabytes)
{
    private const double BytesOfMegabyte = 1_000_000;

    /// <summary>Runs a generator once.</summary>
    /// <param name="driver">The generator, which has not run yet.</param>
    /// <param name="scenario">What is timed.</param>
    /// <param name="repeat">Which time it is.</param>
    /// <exception cref="InvalidOperationException">The generator failed.</exception>
    public static Sample Take(GeneratorDriver driver, Scenario scenario, int repeat)
    {
        // Nothing is left from another run: neither of what the compiler has found out about the code, nor garbage.
        var compilation = SampleCompilation.Create();
        if (!scenario.IsFirstRun)
        {
            driver = driver.RunGenerators(compilation);
        }

        var edited = scenario.Edit(compilation, repeat);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(edited);
        var elapsed = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        GC.KeepAlive(compilation);
        return driver.GetRunResult().Results.Single().Exception is { } failure
            ? throw new InvalidOperationException("A generator failed.", failure)
            : new(elapsed.TotalMilliseconds, allocated / BytesOfMegabyte);
    }
}
