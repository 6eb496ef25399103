using BenchmarkDotNet.Attributes;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Reads one message from the same bytes on every side.</summary>
public class ReadBenchmarks<T> : IDisposable
    where T : IWsMessage<T>
{
    private readonly JsonCodec<T> metadata = Sides.Metadata<T>();
    private readonly JsonCodec<T> lenient = Sides.LenientMetadata<T>();
    private readonly JsonCodec<T> reflection = Sides.Reflection<T>();
    private byte[] document = [];

    /// <summary>The rounds, so that the sides take turns.</summary>
    public static IEnumerable<int> Rounds => Enumerable.Range(1, RunLength.Current.Rounds);

    [ParamsAllValues(Priority = -1)]
    public DocumentKind Document { get; set; }

    [ParamsSource(nameof(Rounds))]
    public int Round { get; set; }

    [GlobalSetup]
    public void Setup() => document = Samples.Of<T>().Document(Document);

    [Benchmark]
    public T Product() => ProductCodec<T>.Read(document);

    [Benchmark]
    public T Metadata() => metadata.Read(document);

    [Benchmark]
    [BenchmarkCategory(RunLength.FullOnly)]
    public T LenientMetadata() => lenient.Read(document);

    [Benchmark]
    [BenchmarkCategory(RunLength.FullOnly)]
    public T Reflection() => reflection.Read(document);

    [GlobalCleanup]
    public void Dispose()
    {
        metadata.Dispose();
        lenient.Dispose();
        reflection.Dispose();
    }
}
