namespace TypedSockets;

/// <summary>
/// Over how long the clients of a hub are to spread their return: 1 ms for each, unless the options say otherwise. Who was told so
/// when there were few has to be told again when there are many.
/// </summary>
internal sealed class ReconnectSpread(TimeSpan? configured)
{
    private const int Longest = 30_000;

    // Twice as many come back within a second, whatever they were told.
    private const int Fewest = 512;

    // No client was told less than for half as many.
    private int told = Fewest;

    /// <summary>What a client is told where there are so many, in milliseconds.</summary>
    public long For(int connections) => (long)(configured?.TotalMilliseconds ?? Math.Min(connections, Longest));

    /// <summary>True once where there are twice as many as all were last told of.</summary>
    public bool HasDoubled(int connections)
    {
        int last = Volatile.Read(ref told);
        return configured is null && last < Longest && connections >= last * 2
            && Interlocked.CompareExchange(ref told, last * 2, last) == last;
    }

    /// <summary>Told that there are fewer, of whom those that come next will be told.</summary>
    public void Shrink(int connections)
    {
        int last = Volatile.Read(ref told);
        if (last > Fewest && connections < last / 2)
        {
            Interlocked.CompareExchange(ref told, last / 2, last);
        }
    }
}
