namespace TypedSockets.Sockets.Benchmarks;

/// <summary>How many connections a hub has, which SignalR does not tell.</summary>
internal sealed class HubCount
{
    private int value;

    public int Value => Volatile.Read(ref value);

    public void Add(int connections) => Interlocked.Add(ref value, connections);
}
