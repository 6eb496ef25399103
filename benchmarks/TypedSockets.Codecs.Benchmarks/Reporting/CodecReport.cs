using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>The tables: one for writing, one for each kind of document that is read; a row for each message.</summary>
internal sealed class CodecReport
{
    private const double WriteTarget = 0.6;
    private const double OwnTarget = 0.45;
    private const double OtherTarget = 0.8;

    private readonly MarkdownTable written = new("message", "bytes", "of fast path", "spread", "in time", "of metadata", "of reflection", "allocated", "nothing allocated", "fast path", "product");
    private readonly Dictionary<DocumentKind, MarkdownTable> read = Enum.GetValues<DocumentKind>().ToDictionary(
        kind => kind,
        _ => new MarkdownTable("message", "bytes", "of metadata", "spread", "in time", "of lenient metadata", "of reflection", "allocated", "graph", "allocated / graph", "graph only", "metadata allocates", "metadata", "product"));

    private int rows;
    private int inTime;
    private int inSpace;

    /// <param name="message">What the table calls the message.</param>
    /// <param name="bytes">The size of what is written.</param>
    /// <param name="allocated">What one call allocates.</param>
    /// <param name="row">The measurements.</param>
    public void AddWritten(string message, int bytes, long allocated, Row row)
    {
        var ratio = row.RatioTo("FastPath")!;
        written.Add(
            message,
            $"{bytes:N0}",
            Bold(ratio),
            ratio.Ends(),
            Time(ratio, WriteTarget),
            Ratio(row.RatioTo("Metadata")),
            Ratio(row.RatioTo("Reflection")),
            $"{allocated:N0}",
            Space(allocated == 0),
            Duration(row.Nanoseconds("FastPath")),
            Duration(row.Nanoseconds("Product")));
    }

    /// <param name="kind">Who wrote the document.</param>
    /// <param name="message">What the table calls the message.</param>
    /// <param name="bytes">The size of the document.</param>
    /// <param name="allocated">What one call allocates.</param>
    /// <param name="allocatedByMetadata">What it allocates on the side with metadata.</param>
    /// <param name="graph">What the objects that are read cost by themselves.</param>
    /// <param name="row">The measurements.</param>
    public void AddRead(DocumentKind kind, string message, int bytes, long allocated, long allocatedByMetadata, long graph, Row row)
    {
        var ratio = row.RatioTo("Metadata")!;
        read[kind].Add(
            message,
            $"{bytes:N0}",
            Bold(ratio),
            ratio.Ends(),
            Time(ratio, kind is DocumentKind.Own ? OwnTarget : OtherTarget),
            Ratio(row.RatioTo("LenientMetadata")),
            Ratio(row.RatioTo("Reflection")),
            $"{allocated:N0}",
            $"{graph:N0}",
            $"{allocated / (double)graph:0.00}",
            Space(allocated <= graph),
            $"{allocatedByMetadata:N0}",
            Duration(row.Nanoseconds("Metadata")),
            Duration(row.Nanoseconds("Product")));
    }

    public string ToMarkdown(string command, RunLength length)
    {
        var text = new StringBuilder();
        text.Append("# Codecs beside System.Text.Json\n\n");
        text.Append($"{inTime} of {rows} rows are in time, {inSpace} of {rows} allocate nothing beyond what they return.\n\n");
        text.Append($"- `{command}`: {length.Rounds} rounds of {length.Iterations} iterations of {length.IterationMilliseconds} ms, in one process\n");
        text.Append($"- {Machine.Description}\n");
        text.Append("- A ratio is the product's time as a part of the other side's in the same round: the middle of the rounds, and their ends as the spread.\n");
        text.Append("- The [README](../README.md) says what the sides are and how to read the columns. Times differ from machine to machine; the ratios are what counts.\n\n");
        text.Append($"## Writing: at most {WriteTarget:0.00} of fast path\n\n{written}\n");
        text.Append($"## Reading what the product wrote: at most {OwnTarget:0.00} of metadata\n\n{read[DocumentKind.Own]}\n");
        text.Append($"## Reading members in another order: at most {OtherTarget:0.00} of metadata\n\n{read[DocumentKind.Shuffled]}\n");
        text.Append($"## Reading what a stranger wrote: at most {OtherTarget:0.00} of metadata\n\n{read[DocumentKind.Foreign]}");
        return text.ToString();
    }

    private string Time(Spread ratio, double target)
    {
        rows++;
        inTime += ratio.Median <= target ? 1 : 0;
        return Word(ratio.Median <= target);
    }

    private string Space(bool isMet)
    {
        inSpace += isMet ? 1 : 0;
        return Word(isMet);
    }

    private static string Word(bool isMet) => isMet ? "yes" : "**no**";

    private static string Bold(Spread ratio) => $"**{ratio.Median:0.00}**";

    private static string Ratio(Spread? ratio) => ratio is { } known ? $"{known.Median:0.00}" : "";

    private static string Duration(double? nanoseconds) => nanoseconds switch
    {
        null => "",
        < 1_000 => $"{nanoseconds:0} ns",
        < 1_000_000 => $"{nanoseconds / 1_000:0.0} µs",
        _ => $"{nanoseconds / 1_000_000:0.00} ms",
    };
}
