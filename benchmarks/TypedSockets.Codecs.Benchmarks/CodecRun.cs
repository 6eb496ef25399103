namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Measures message after message.</summary>
internal sealed class CodecRun(Rounds rounds)
{
    public CodecReport Report { get; } = new();

    /// <summary>Measures one message in all directions.</summary>
    public void Measure<T>()
        where T : class, IWsMessage<T>
    {
        var name = Samples.Names[typeof(T)];
        var payload = Samples.Of<T>();
        Console.WriteLine($"{DateTime.Now:HH:mm:ss} {name}");
        using var product = new ProductCodec<T>();
        Report.AddWritten(
            name,
            payload.Document(DocumentKind.Own).Length,
            Allocation.Of(() => product.Write(payload.Message)),
            new(rounds.Run(typeof(WriteBenchmarks<T>))));

        var reports = rounds.Run(typeof(ReadBenchmarks<T>));
        using var metadata = Sides.Metadata<T>();
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            // Whichever keeps less: what the product keeps beyond the other side is no part of the graph.
            var document = payload.Document(kind);
            var graph = Math.Min(GraphSize.Of(() => ProductCodec<T>.Read(document)), GraphSize.Of(() => metadata.Read(document)));
            Report.AddRead(
                kind,
                name,
                document.Length,
                Allocation.Of(() => ProductCodec<T>.Read(document)),
                Allocation.Of(() => metadata.Read(document)),
                graph,
                new([.. reports.Where(report => TurnsOrderer.DocumentOf(report.BenchmarkCase) == kind)]));
        }
    }
}
