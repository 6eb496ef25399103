namespace TypedSockets.Sockets.Benchmarks;

/// <summary>One measurement of one row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Load">What the clients saw.</param>
/// <param name="Server">What the server used for it.</param>
internal sealed record Window(Row Row, LoadResult Load, Usage Server)
{
    /// <summary>The server's processor time for a request, or for each member of a broadcast.</summary>
    public double Microseconds => Server.Processor.TotalMicroseconds / (Load.Count * Row.Messages);

    /// <summary>What the server allocates for a request, or for each member of a broadcast.</summary>
    public double Allocated => (double)Server.Allocated / (Load.Count * Row.Messages);

    public double ServerShare => Server.Processor / Load.Elapsed;

    public double LoadShare => Load.Processor / Load.Elapsed;
}
