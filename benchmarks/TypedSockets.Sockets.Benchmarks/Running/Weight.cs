namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What it takes to have a crowd.</summary>
/// <param name="Connections">How many clients there are.</param>
/// <param name="Elapsed">How long it took until each of them had its first answer.</param>
/// <param name="Processor">The server's processor time for that.</param>
/// <param name="Heap">The bytes of heap that an idle connection costs.</param>
internal sealed record Weight(int Connections, TimeSpan Elapsed, TimeSpan Processor, double Heap);
