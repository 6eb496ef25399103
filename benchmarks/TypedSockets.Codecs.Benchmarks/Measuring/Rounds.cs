using System.Collections.Immutable;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Runs the benchmarks of one message in this process, round by round.</summary>
internal sealed class Rounds(RunLength length, string artifacts)
{
    private readonly Calibration calibration = new(length);

    /// <summary>The measurements of all benchmarks that a type declares.</summary>
    /// <exception cref="InvalidOperationException">One of them failed.</exception>
    public ImmutableArray<BenchmarkReport> Run(Type benchmarks)
    {
        Directory.CreateDirectory(artifacts);
        using var log = new StreamLogger(Path.Combine(artifacts, "codecs.log"), append: true);
        var run = Prepare(BenchmarkConverter.TypeToBenchmarks(benchmarks, Configure(log)));
        var summary = BenchmarkRunner.Run([run])[0];
        return summary.HasCriticalValidationErrors || summary.Reports.IsEmpty || summary.Reports.Any(report => !report.Success)
            ? throw new InvalidOperationException($"A benchmark of {benchmarks.Name} failed; {artifacts} has the log.")
            : summary.Reports;
    }

    private ManualConfig Configure(StreamLogger log) => ManualConfig.CreateEmpty()
        .WithArtifactsPath(artifacts)
        .WithOrderer(new TurnsOrderer())
        .AddLogger(log)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddJob(Job.Default
            .WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithEvaluateOverhead(false)
            .WithUnrollFactor(Calibration.Unrolled)
            .WithWarmupCount(length.Warmups)
            .WithIterationCount(length.Iterations));

    private BenchmarkRunInfo Prepare(BenchmarkRunInfo run)
    {
        var cases = run.BenchmarksCases
            .Where(benchmark => !length.IsShort || !benchmark.Descriptor.HasCategory(RunLength.FullOnly))
            .Select(benchmark => BenchmarkCase.Create(
                benchmark.Descriptor,
                benchmark.Job.WithInvocationCount(calibration.InvocationsOf(benchmark)),
                benchmark.Parameters,
                benchmark.Config));
        return new([.. cases], run.Type, run.Config);
    }
}
