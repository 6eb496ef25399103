using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The requests that take turns, one behind the other, twice, so that any that follow each other are one piece.</summary>
internal sealed class FrameRing
{
    private readonly byte[] bytes;
    private readonly int[] starts;

    public FrameRing(Dialect dialect, Payload payload)
    {
        Count = dialect.Ids;
        byte[][] frames = [.. Enumerable.Range(0, Count).Select(id => ClientFrame.OfMessage(payload.WriteRequest(dialect, id), dialect.IsBinary))];
        frames = [.. frames, .. frames];
        bytes = [.. frames.SelectMany(frame => frame)];
        starts = new int[frames.Length + 1];
        for (var index = 0; index < frames.Length; index++)
        {
            starts[index + 1] = starts[index] + frames[index].Length;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Some of them.</summary>
    public ReadOnlyMemory<byte> From(int first, int count) => bytes.AsMemory(starts[first]..starts[first + count]);
}
