using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>What grows with what.</summary>
internal sealed class ScaleReport(string command)
{
    private readonly StringBuilder text = new(
        $"""
        # What grows with members, rooms and connections

        - `{command}`
        - {Machine.Description}
        - Processor time of the server's process, all of its threads, as the operating system counts it: the middle of five turns, and their ends.
        - Cost that grows faster than linear would be a fault. A larger number of connections is in no cache, so each costs somewhat more.
        - The [README](../README.md) says what is measured. Times differ from machine to machine; what counts is how they compare.

        """);

    /// <summary>Adds a table.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="size">What there is more of from row to row.</param>
    /// <param name="piece">What the time is of.</param>
    /// <param name="rows">The rows.</param>
    public void Add(string title, string size, string piece, IReadOnlyList<ScaleRow> rows)
    {
        var table = new MarkdownTable(size, piece, "spread", "of the first");
        foreach (var row in rows)
        {
            table.Add($"{row.Size:N0}", $"**{row.Microseconds.Median:0.00} µs**", row.Microseconds.Ends(), $"{row.Microseconds.Median / rows[0].Microseconds.Median:0.00}");
        }

        text.Append($"\n## {title}\n\n{table}");
    }

    /// <summary>Adds what rooms cost whose members are idle but for one room.</summary>
    public void Add(IdleRooms run)
    {
        var idle = new MarkdownTable("connections", "until all are in their rooms", "heap a connection", "memory a connection", "processor time a second, idle", "pings answered");
        idle.Add(
            $"{run.Connections:N0}",
            $"{run.Connecting.TotalSeconds:0.0} s",
            $"{run.HeapBytes / 1024:0.0} KB",
            $"{run.MemoryBytes / 1024:0.0} KB",
            $"**{run.IdleProcessor.TotalMilliseconds / run.Idle.TotalSeconds:0.0} ms**",
            $"{run.Pings:N0} in {run.Idle.TotalSeconds:0} s");
        var broadcasts = new MarkdownTable("broadcasts", "a broadcast", "spread", "latency p50", "latency p99");
        foreach (var row in run.Broadcasts)
        {
            broadcasts.Add(row.Name, $"**{row.Microseconds.Median:0} µs**", row.Microseconds.Ends("0"), $"{row.Latencies.Percentile(0.5).TotalMicroseconds:0} µs", $"{row.Latencies.Percentile(0.99).TotalMicroseconds:0} µs");
        }

        text.Append($"\n## {run.Connections:N0} connections in {run.Rooms:N0} rooms of {ClientRoom.Members}\n\nWith heartbeats and all else as it comes.\n\n{idle}\nA client tells its room while those in all other rooms are idle:\n\n{broadcasts}");
    }

    /// <summary>Adds a sentence.</summary>
    public void Add(string sentence) => text.Append($"\n{sentence}\n");

    public override string ToString() => $"{text}";
}
