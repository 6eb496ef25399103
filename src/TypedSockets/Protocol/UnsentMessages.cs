namespace TypedSockets;

/// <summary>
/// What a connection that ended leaves of its one-way messages: nobody waits for their outcome, so nobody else would tell of them.
/// Filled by the loop that writes, and read when that has ended.
/// </summary>
internal sealed class UnsentMessages
{
    // As many as it takes to fill a socket's buffer with small ones.
    private const int MaxUnflushed = 256;

    private readonly List<string> unflushed = [];
    private readonly List<Frame> unsent = [];

    /// <summary>The types of the messages that were being sent: each may have arrived or not.</summary>
    public IReadOnlyList<string> Doubtful => unflushed;

    /// <summary>The messages that were not sent, in order. Each is the reader's to release.</summary>
    public IReadOnlyList<Frame> Unsent => unsent;

    /// <summary>True where what was written has to be flushed before more is.</summary>
    public bool MustFlush => unflushed.Count >= MaxUnflushed;

    /// <summary>A frame is about to be written.</summary>
    public void Write(Frame frame)
    {
        if (frame.IsOneWay)
        {
            unflushed.Add(frame.Type!);
        }
    }

    /// <summary>What was written has been sent.</summary>
    public void Flush() => unflushed.Clear();

    /// <summary>A frame will not be written.</summary>
    public void Keep(Frame frame)
    {
        if (frame.IsOneWay)
        {
            frame.Retain();
            unsent.Add(frame);
        }
    }
}
