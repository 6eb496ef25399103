using BenchmarkDotNet.Attributes;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Reads one message, each side from the document that it wrote itself.</summary>
public class BinaryReadBenchmarks<T> : IDisposable
    where T : IWsMessage<T>
{
    private readonly SignalRCodec<T> signalR = new();
    private readonly byte[] ofProduct = new BinaryCodec<T>().Write(Samples.Of<T>().Message).ToArray();
    private readonly byte[] ofStock = new StockCodec<T>().Write(Samples.Of<T>().Message).ToArray();
    private readonly byte[] ofSignalR = new SignalRCodec<T>().Write(Samples.Of<T>().Message).ToArray();

    /// <summary>The rounds, so that the sides take turns.</summary>
    public static IEnumerable<int> Rounds => Enumerable.Range(1, RunLength.Current.Rounds);

    [ParamsSource(nameof(Rounds))]
    public int Round { get; set; }

    [Benchmark]
    public T Product() => BinaryCodec<T>.Read(ofProduct);

    [Benchmark]
    public T Stock() => StockCodec<T>.Read(ofStock);

    [Benchmark]
    public T SignalR() => signalR.Read(ofSignalR);

    [GlobalCleanup]
    public void Dispose()
    {
    }
}
