using System.Diagnostics;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Requests on every connection: for each that is answered, the next.</summary>
/// <remarks>Answers come in the order of the requests, or are taken as if they did.</remarks>
internal sealed class Requests(LoadCrowd crowd, FrameRing ring, int inFlight, TimeSpan length) : Workload
{
    private long end;
    private long start;
    private long outstanding;

    /// <summary>How many were answered.</summary>
    public long Answered { get; private set; }

    /// <summary>How long it took, from the first request to the last answer.</summary>
    public TimeSpan Elapsed { get; private set; }

    public Latencies Latencies { get; } = new();

    public override bool IsDone => outstanding == 0;

    public override void Begin(long now)
    {
        start = now;
        end = now + (long)(length.TotalSeconds * Stopwatch.Frequency);
        foreach (var connection in crowd.Connections)
        {
            connection.NextAnswer = connection.NextRequest;
            Send(connection, inFlight, Stopwatch.GetTimestamp());
        }
    }

    public override void Take(LoadConnection connection, int messages, long now)
    {
        if (messages == 0)
        {
            return;
        }

        if (messages > inFlight)
        {
            throw new InvalidOperationException($"{messages} answers came where {inFlight} were asked for.");
        }

        for (var answer = 0; answer < messages; answer++)
        {
            Latencies.Add(now - connection.SentAt[connection.NextAnswer]);
            connection.NextAnswer = (connection.NextAnswer + 1) % ring.Count;
        }

        outstanding -= messages;
        Answered += messages;
        Elapsed = Stopwatch.GetElapsedTime(start, now);
        if (now < end)
        {
            Send(connection, messages, now);
        }
    }

    private void Send(LoadConnection connection, int count, long now)
    {
        for (var request = 0; request < count; request++)
        {
            connection.SentAt[(connection.NextRequest + request) % ring.Count] = now;
        }

        connection.Send(ring.From(connection.NextRequest, count));
        connection.NextRequest = (connection.NextRequest + count) % ring.Count;
        outstanding += count;
    }
}
