namespace TypedSockets.Sockets.Benchmarks;

/// <summary>A message that requests carry and answers bring back, of whatever type.</summary>
/// <param name="name">What it is called on the way to the load's process.</param>
internal abstract class Payload(string name)
{
    public string Name { get; } = name;

    /// <summary>Its size as JSON, without an envelope.</summary>
    public abstract int JsonBytes { get; }

    /// <summary>Its size on the heap, with all that it holds.</summary>
    public abstract long HeapBytes { get; }

    /// <summary>The request in the words of a dialect.</summary>
    public abstract byte[] WriteRequest(Dialect dialect, int id);

    /// <summary>Makes sure that an answer is the whole message.</summary>
    public abstract void CheckAnswer(Dialect dialect, int id, byte[] answer);
}
