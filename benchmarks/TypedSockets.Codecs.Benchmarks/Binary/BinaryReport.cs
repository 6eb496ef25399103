using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>The tables of MessagePack: one for size, one for each direction; a row for each message.</summary>
internal sealed class BinaryReport
{
    private const double Target = 0.7;

    private readonly MarkdownTable sizes = new("message", "product", "stock", "not larger", "SignalR", "JSON");
    private readonly MarkdownTable written = NewTable("allocated", "by stock", "by SignalR");
    private readonly MarkdownTable read = NewTable("allocated", "graph", "by stock", "by SignalR");

    public void AddWritten(string message, (int Product, int Stock, int SignalR, int Json) bytes, (long Product, long Stock, long SignalR) allocated, Row row)
    {
        sizes.Add(message, $"{bytes.Product:N0}", $"{bytes.Stock:N0}", Word(bytes.Product <= bytes.Stock), $"{bytes.SignalR:N0}", $"{bytes.Json:N0}");
        Add(written, message, row, $"{allocated.Product:N0}", $"{allocated.Stock:N0}", $"{allocated.SignalR:N0}");
    }

    public void AddRead(string message, (long Product, long Stock, long SignalR) allocated, long graph, Row row) =>
        Add(read, message, row, $"{allocated.Product:N0}", $"{graph:N0}", $"{allocated.Stock:N0}", $"{allocated.SignalR:N0}");

    public string ToMarkdown(string command, RunLength length)
    {
        var text = new StringBuilder();
        text.Append("# Codecs of MessagePack\n\n");
        text.Append($"- `{command}`: {length.Rounds} rounds of {length.Iterations} iterations of {length.IterationMilliseconds} ms, in one process\n");
        text.Append($"- {Machine.Description}\n");
        text.Append("- **stock** is `MessagePackSerializer` with maps, **SignalR** its hub protocol of MessagePack with an invocation around the message.\n");
        text.Append("- A ratio is the product's time as a part of the other side's in the same round: the middle of the rounds, and their ends as the spread.\n");
        text.Append("- The [README](../README.md) says how to read the columns. Times differ from machine to machine; the ratios are what counts.\n\n");
        text.Append($"## Bytes on the wire: never more than stock\n\n{sizes}\n");
        text.Append($"## Writing: at most {Target:0.00} of stock\n\n{written}\n");
        text.Append($"## Reading: at most {Target:0.00} of stock\n\n{read}");
        return text.ToString();
    }

    private static MarkdownTable NewTable(params string[] allocations) => new(["message", "of stock", "spread", "in time", "of SignalR", .. allocations, "product"]);

    private static void Add(MarkdownTable table, string message, Row row, params string[] allocations)
    {
        var ratio = row.RatioTo("Stock")!;
        table.Add([message, $"**{ratio.Median:0.00}**", ratio.Ends(), Word(ratio.Median <= Target), $"{row.RatioTo("SignalR")!.Median:0.00}", .. allocations, $"{row.Nanoseconds("Product") / 1_000:0.00} µs"]);
    }

    private static string Word(bool isMet) => isMet ? "yes" : "**no**";
}
