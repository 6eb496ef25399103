namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Measures message after message, as MessagePack.</summary>
internal sealed class BinaryRun(Rounds rounds)
{
    public BinaryReport Report { get; } = new();

    /// <summary>Measures one message in both directions.</summary>
    public void Measure<T>()
        where T : class, IWsMessage<T>
    {
        BinaryAgreement.Check<T>();
        var name = Samples.Names[typeof(T)];
        var message = Samples.Of<T>().Message;
        Console.WriteLine($"{DateTime.Now:HH:mm:ss} {name}");
        var product = new BinaryCodec<T>();
        var stock = new StockCodec<T>();
        var signalR = new SignalRCodec<T>();
        var bytes = (Product: product.Write(message).Length, Stock: stock.Write(message).Length, SignalR: signalR.Write(message).Length, Json: Samples.Of<T>().Document(DocumentKind.Own).Length);
        Report.AddWritten(
            name,
            bytes,
            (Allocation.Of(() => product.Write(message)), Allocation.Of(() => stock.Write(message)), Allocation.Of(() => signalR.Write(message))),
            new(rounds.Run(typeof(BinaryWriteBenchmarks<T>))));

        var ofProduct = product.Write(message).ToArray();
        var ofStock = stock.Write(message).ToArray();
        var ofSignalR = signalR.Write(message).ToArray();
        Report.AddRead(
            name,
            (Allocation.Of(() => BinaryCodec<T>.Read(ofProduct)), Allocation.Of(() => StockCodec<T>.Read(ofStock)), Allocation.Of(() => signalR.Read(ofSignalR))),
            GraphSize.Of(() => BinaryCodec<T>.Read(ofProduct)),
            new(rounds.Run(typeof(BinaryReadBenchmarks<T>))));
    }
}
