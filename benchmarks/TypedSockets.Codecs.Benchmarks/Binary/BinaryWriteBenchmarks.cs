using BenchmarkDotNet.Attributes;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Writes one message as MessagePack into a buffer that is used again. Every side returns how many bytes it wrote.</summary>
public class BinaryWriteBenchmarks<T> : IDisposable
    where T : IWsMessage<T>
{
    private readonly T message = Samples.Of<T>().Message;
    private readonly BinaryCodec<T> product = new();
    private readonly StockCodec<T> stock = new();
    private readonly SignalRCodec<T> signalR = new();

    /// <summary>The rounds, so that the sides take turns.</summary>
    public static IEnumerable<int> Rounds => Enumerable.Range(1, RunLength.Current.Rounds);

    [ParamsSource(nameof(Rounds))]
    public int Round { get; set; }

    [Benchmark]
    public int Product() => product.Write(message).Length;

    [Benchmark]
    public int Stock() => stock.Write(message).Length;

    [Benchmark]
    public int SignalR() => signalR.Write(message).Length;

    [GlobalCleanup]
    public void Dispose()
    {
    }
}
