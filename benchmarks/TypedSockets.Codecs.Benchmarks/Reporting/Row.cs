using System.Collections.Immutable;
using BenchmarkDotNet.Reports;
using TypedSockets.Benchmarks;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>All sides and rounds of one message in one direction.</summary>
internal sealed class Row(ImmutableArray<BenchmarkReport> reports)
{
    /// <summary>How many times as long the product takes as another side, round by round; null where that side did not run.</summary>
    public Spread? RatioTo(string side)
    {
        var others = Fastest(side);
        return others.Count == 0 ? null : Spread.Of(Fastest("Product").Select(own => own.Value / others[own.Key]));
    }

    /// <summary>The nanoseconds of one call.</summary>
    public double? Nanoseconds(string side) => Fastest(side) is { Count: > 0 } times ? Spread.Of(times.Values).Median : null;

    /// <summary>The fastest iteration of each round: what else the machine does only ever adds.</summary>
    private Dictionary<int, double> Fastest(string side) => reports
        .Where(report => IsOf(report, side))
        .ToDictionary(report => TurnsOrderer.RoundOf(report.BenchmarkCase), report => report.ResultStatistics!.Min);

    private static bool IsOf(BenchmarkReport report, string side) =>
        string.Equals(report.BenchmarkCase.Descriptor.WorkloadMethod.Name, side, StringComparison.Ordinal);
}
