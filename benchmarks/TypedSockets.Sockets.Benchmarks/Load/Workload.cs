namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What clients do with what they receive.</summary>
internal abstract class Workload
{
    /// <summary>Whether it is over and nothing is under way.</summary>
    public abstract bool IsDone { get; }

    /// <summary>Sends what begins it.</summary>
    public abstract void Begin(long now);

    /// <summary>Takes messages.</summary>
    /// <param name="connection">Who received them.</param>
    /// <param name="messages">How many; none where only the handshake has gone on.</param>
    /// <param name="now">When.</param>
    public abstract void Take(LoadConnection connection, int messages, long now);

    /// <summary>Is called whenever nothing more is there to be taken.</summary>
    public virtual void Pass(long now)
    {
    }
}
