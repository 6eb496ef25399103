using System.Collections.Immutable;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Running;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>
/// Lets the sides that are compared run one after the other in every round, forwards in one and backwards in the next:
/// what the machine does beside it then meets all of them alike.
/// </summary>
internal sealed class TurnsOrderer : DefaultOrderer
{
    public override IEnumerable<BenchmarkCase> GetExecutionOrder(ImmutableArray<BenchmarkCase> benchmarksCase, IEnumerable<BenchmarkLogicalGroupRule>? order = null) =>
        benchmarksCase
            .OrderBy(RoundOf)
            .ThenBy(DocumentOf)
            .ThenBy(benchmark => benchmark.Descriptor.MethodIndex * (RoundOf(benchmark) % 2 == 0 ? -1 : 1));

    public static int RoundOf(BenchmarkCase benchmark) => (int)benchmark.Parameters[nameof(ReadBenchmarks<>.Round)];

    /// <summary>The document that is read; none where one is written.</summary>
    public static DocumentKind? DocumentOf(BenchmarkCase benchmark) => (DocumentKind?)benchmark.Parameters[nameof(ReadBenchmarks<>.Document)];
}
