using System.Diagnostics;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Broadcasts to all, the sender included: for each that everyone has, the next.</summary>
internal sealed class Broadcasts(LoadCrowd crowd, int inFlight, TimeSpan length) : Workload
{
    private readonly byte[] publish = ClientFrame.OfMessage(crowd.Dialect.WritePublish(Quote.Sample), crowd.Dialect.IsBinary);
    private readonly long[] sentAt = new long[inFlight];
    private readonly int[] missing = new int[inFlight];
    private long start;
    private long end;
    private int sent;

    /// <summary>How many broadcasts everyone has got.</summary>
    public int Completed { get; private set; }

    /// <summary>How long it took, from the first to the last.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>How long each took to reach everyone.</summary>
    public Latencies Latencies { get; } = new();

    public override bool IsDone => Completed == sent;

    public override void Begin(long now)
    {
        start = now;
        end = now + (long)(length.TotalSeconds * Stopwatch.Frequency);
        for (var broadcast = 0; broadcast < inFlight; broadcast++)
        {
            Send(now);
        }
    }

    public override void Take(LoadConnection connection, int messages, long now)
    {
        // Those that this member has only now: everyone gets all of them in order.
        for (var broadcast = connection.Received - messages; broadcast < connection.Received; broadcast++)
        {
            if (broadcast >= sent)
            {
                throw new InvalidOperationException($"Broadcast {broadcast} came where {sent} were asked for.");
            }

            if (--missing[broadcast % inFlight] == 0)
            {
                Completed++;
                Latencies.Add(now - sentAt[broadcast % inFlight]);
                Elapsed = Stopwatch.GetElapsedTime(start, now);
                if (now < end)
                {
                    Send(now);
                }
            }
        }
    }

    private void Send(long now)
    {
        missing[sent % inFlight] = crowd.Connections.Count;
        sentAt[sent % inFlight] = now;
        sent++;
        crowd.Connections[0].Send(publish);
    }
}
