namespace TypedSockets.Cost.Tests;

/// <summary>Counts the frames that come out of lines, and lets a test wait for them.</summary>
internal sealed class Answers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long frames;
    private long writes;

    public long Frames => Interlocked.Read(ref frames);

    public long Writes => Interlocked.Read(ref writes);

    public void Watch(Line line) => line.Wrote = Count;

    /// <summary>Watches a line, and sends requests until its server is at rest in between: the thread that sends one writes the answer.</summary>
    public void Settle(Line line, ReadOnlyMemory<byte> request)
    {
        int writer = 0;
        line.Wrote = bytes =>
        {
            Volatile.Write(ref writer, Environment.CurrentManagedThreadId);
            Count(bytes);
        };
        for (int i = 0; i < 10_000 && Volatile.Read(ref writer) != Environment.CurrentManagedThreadId; i++)
        {
            long next = Frames + 1;
            line.Deliver(request);
            WaitFor(next);
        }
    }

    /// <summary>Waits until so many frames have come.</summary>
    public void WaitFor(long expected)
    {
        long start = TimeProvider.System.GetTimestamp();
        var wait = default(SpinWait);
        while (Frames < expected)
        {
            wait.SpinOnce(sleep1Threshold: -1);
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                Assert.Fail($"Of {expected} frames {Frames} have come within {Patience}.");
            }
        }
    }

    private void Count(ReadOnlyMemory<byte> bytes)
    {
        Interlocked.Increment(ref writes);
        Interlocked.Add(ref frames, TypedSockets.Cost.Tests.Frames.Count(bytes.Span));
    }
}
