namespace TypedSockets.Sockets.Benchmarks;

/// <summary>One measurement of one row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Load">What the clients saw.</param>
/// <param name="Server">What the server used for it.</param>
/// <param name="ServerCoreBusy">How long the servers' core was busy, whoever for.</param>
/// <param name="LoadCoreBusy">How long the clients' core was.</param>
internal sealed record Window(Row Row, LoadResult Load, Usage Server, TimeSpan ServerCoreBusy, TimeSpan LoadCoreBusy)
{
    /// <summary>The server's processor time for a request, or for each member of a broadcast.</summary>
    public double Microseconds => Server.Processor.TotalMicroseconds / (Load.Count * Row.Messages);

    /// <summary>What the server allocates for a request, or for each member of a broadcast.</summary>
    public double Allocated => (double)Server.Allocated / (Load.Count * Row.Messages);

    /// <summary>The part of the time in which the server compiled methods.</summary>
    public double CompilingShare => Server.Compiling / Load.Elapsed;

    public double ServerShare => Server.Processor / Load.Elapsed;

    public double LoadShare => Load.Processor / Load.Elapsed;

    /// <summary>What programs that have nothing to do with it took of the core of which they took more.</summary>
    public double OthersShare => Math.Max(0, Math.Max((ServerCoreBusy - Server.Processor) / Load.Elapsed, (LoadCoreBusy - Load.Processor) / Load.Elapsed));
}
