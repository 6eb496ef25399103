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

    /// <summary>Adds a sentence.</summary>
    public void Add(string sentence) => text.Append($"\n{sentence}\n");

    public override string ToString() => $"{text}";
}
