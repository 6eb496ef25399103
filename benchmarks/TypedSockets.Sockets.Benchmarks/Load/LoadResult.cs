using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What clients saw in one window.</summary>
/// <param name="Count">Requests that were answered, or broadcasts that everyone got.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Processor">The clients' own processor time.</param>
/// <param name="Median">Half of them took no longer.</param>
/// <param name="Slow">99 of 100 took no longer.</param>
internal sealed record LoadResult(long Count, TimeSpan Elapsed, TimeSpan Processor, TimeSpan Median, TimeSpan Slow)
{
    public static LoadResult Of(LoadCrowd crowd, Workload workload, Func<(long Count, TimeSpan Elapsed, Latencies Latencies)> result)
    {
        var processor = Environment.CpuUsage.TotalTime;
        crowd.Run(workload);
        processor = Environment.CpuUsage.TotalTime - processor;
        var (count, elapsed, latencies) = result();
        return new(count, elapsed, processor, latencies.Percentile(0.5), latencies.Percentile(0.99));
    }

    public static LoadResult Parse(string line)
    {
        var ticks = line.Split(' ').Select(long.Parse).ToArray();
        return new(ticks[0], new(ticks[1]), new(ticks[2]), new(ticks[3]), new(ticks[4]));
    }

    public override string ToString() => $"{Count} {Elapsed.Ticks} {Processor.Ticks} {Median.Ticks} {Slow.Ticks}";
}
