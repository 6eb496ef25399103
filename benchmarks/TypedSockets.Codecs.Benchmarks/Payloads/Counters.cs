namespace TypedSockets.Codecs.Benchmarks;

/// <summary>A dictionary of a thousand entries.</summary>
[WsMessage("bench.counters")]
public sealed partial record Counters(IReadOnlyDictionary<string, long> Values)
{
    private const int Seed = 20260131;

    public static Counters Sample
    {
        get
        {
            var random = new Random(Seed);
            return new(Enumerable.Range(0, 1000).ToDictionary(i => $"service-{i % 40}/requests-{i}", _ => random.NextInt64(0, 10_000_000_000), StringComparer.Ordinal));
        }
    }
}
