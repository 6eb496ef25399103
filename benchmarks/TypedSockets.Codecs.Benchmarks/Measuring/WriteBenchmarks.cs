using BenchmarkDotNet.Attributes;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Writes one message into a buffer that is used again. Every side returns how many bytes it wrote.</summary>
public class WriteBenchmarks<T> : IDisposable
    where T : IWsMessage<T>
{
    private readonly T message = Samples.Of<T>().Message;
    private readonly ProductCodec<T> product = new();
    private readonly JsonCodec<T> fastPath = Sides.FastPath<T>();
    private readonly JsonCodec<T> metadata = Sides.Metadata<T>();
    private readonly JsonCodec<T> reflection = Sides.Reflection<T>();

    /// <summary>The rounds, so that the sides take turns.</summary>
    public static IEnumerable<int> Rounds => Enumerable.Range(1, RunLength.Current.Rounds);

    [ParamsSource(nameof(Rounds))]
    public int Round { get; set; }

    [Benchmark]
    public int Product() => product.Write(message).Length;

    [Benchmark]
    public int FastPath() => fastPath.Write(message).Length;

    [Benchmark]
    public int Metadata() => metadata.Write(message).Length;

    [Benchmark]
    [BenchmarkCategory(RunLength.FullOnly)]
    public int Reflection() => reflection.Write(message).Length;

    [GlobalCleanup]
    public void Dispose()
    {
        product.Dispose();
        fastPath.Dispose();
        metadata.Dispose();
        reflection.Dispose();
    }
}
