using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The tables.</summary>
internal sealed class SocketReport(Measurements measurements)
{
    private static readonly Side[] Products = [Side.ProductJson, Side.ProductMessagePack];

    private readonly Targets targets = new();

    public string ToMarkdown(RunArguments arguments, string collector)
    {
        var (ratios, allocations, connections) = (WriteRatios(), WriteAllocations(), WriteConnections());
        var others = Spread.Of(measurements.Windows.Select(window => window.OthersShare));
        var compiling = Spread.Of(measurements.Windows.Select(window => window.CompilingShare));
        var text = new StringBuilder();
        text.Append("# What a message costs a server\n\n");
        text.Append($"{targets} targets are met.\n\n");
        text.Append($"- `{arguments.Command}`: {arguments.Length.Repeats} repeats, windows of {arguments.Length.Window.TotalSeconds} s, in turns\n");
        text.Append($"- {Machine.Description}; the servers have one core, the clients another; garbage collector: {collector}\n");
        text.Append($"- Other programs took {others.Median:0%} of a core in the middle of all windows, {others.Max:0%} in the worst. The more they take, the less the numbers mean.\n");
        text.Append($"- The compiler took {compiling.Median:0.0%} of a server's time in the middle of all windows, {compiling.Max:0.0%} in the worst.\n");
        text.Append($"- The record has {Payloads.Quote.JsonBytes} bytes as JSON and {Payloads.Quote.HeapBytes} on the heap; the larger ones have {Payloads.Book.JsonBytes:N0} and {Payloads.Book.HeapBytes:N0}, {Payloads.PullRequest.JsonBytes:N0} and {Payloads.PullRequest.HeapBytes:N0}.\n");
        text.Append("- A ratio is a side's value as a part of that of the hand-written server in the same repeat: the middle of the repeats, and their ends.\n");
        text.Append("- The [README](../README.md) says what the sides are and how to read the columns. Times differ from machine to machine; the ratios are what counts.\n\n");
        text.Append($"## Processor time of the server, hand-written = 1\n\n{ratios}\n");
        text.Append("![Requests](requests.svg)\n\n![Broadcasts](broadcasts.svg)\n\n");
        text.Append($"## Bytes allocated for a request, or for a member of a broadcast\n\n{allocations}\n");
        text.Append("![Allocated bytes](allocation.svg)\n\n");
        text.Append(connections);
        text.Append($"## Times and shares\n\n{WriteTimes()}");
        return text.ToString();
    }

    private MarkdownTable WriteRatios()
    {
        Side[] others = [.. measurements.Sides.Where(side => side != Side.HandWritten)];
        var table = new MarkdownTable(["", .. others.Select(side => side.Name), "target", .. Products.Select(side => side.Name)]);
        foreach (var row in measurements.Rows)
        {
            table.Add(
            [
                row.Name,
                .. others.Select(side => Format.Ratio(Ratio(row, side))),
                row.Target is { } target ? $"{target:0.00}" : "",
                .. Products.Select(side => targets.Judge(Ratio(row, side)?.Median, row.Target)),
            ]);
        }

        return table;
    }

    private MarkdownTable WriteAllocations()
    {
        var table = new MarkdownTable(["", .. measurements.Sides.Select(side => side.Name), "target", .. Products.Select(side => side.Name)]);
        foreach (var row in measurements.Rows)
        {
            table.Add(
            [
                row.Name,
                .. measurements.Sides.Select(side => Format.Bytes(Allocated(row, side))),
                $"{row.Payload?.HeapBytes ?? 0:N0}",
                .. Products.Select(side => targets.Judge(Allocated(row, side)?.Median, Targets.MostAllocated(row))),
            ]);
        }

        return table;
    }

    private string WriteConnections()
    {
        if (measurements.Sides.SelectMany(measurements.WeightsOf).FirstOrDefault() is not { } any)
        {
            return "";
        }

        var table = new MarkdownTable("", "until all are served", "hand-written = 1", "target", "", "processor time of each", "heap of each, idle", "target", "");
        foreach (var side in measurements.Sides)
        {
            var isProduct = Products.Contains(side);
            var ratio = measurements.WeightRatio(side, weight => weight.Elapsed.TotalSeconds);
            var heap = measurements.WeightValue(side, weight => weight.Heap);
            table.Add(
                side.Name,
                $"{measurements.WeightValue(side, weight => weight.Elapsed.TotalSeconds)?.Median:0.00} s",
                Format.Ratio(ratio),
                isProduct ? $"{Targets.Connecting:0.00}" : "",
                targets.Judge(ratio?.Median, isProduct ? Targets.Connecting : null),
                $"{measurements.WeightValue(side, weight => weight.Processor.TotalMicroseconds / weight.Connections)?.Median:0} µs",
                Format.Bytes(heap),
                isProduct ? $"{Targets.Heap:N0}" : "",
                targets.Judge(heap?.Median, isProduct ? Targets.Heap : null));
        }

        return $"## {any.Connections:N0} clients connect at once\n\n{table}\n";
    }

    private MarkdownTable WriteTimes()
    {
        var table = new MarkdownTable("", "processor time", "spread", "latency p50", "latency p99", "each second", "server's share of its core", "clients' share of theirs", "others");
        foreach (var row in measurements.Rows)
        {
            table.Add($"**{row.Name}**", "", "", "", "", "", "", "", "");
            foreach (var side in measurements.Sides.Where(row.IsServedBy))
            {
                var time = Value(row, side, window => window.Microseconds);
                table.Add(
                    side.Name,
                    $"{time.Median:0.00} µs",
                    time.Ends(),
                    Format.Duration(Value(row, side, window => window.Load.Median.TotalMicroseconds).Median),
                    Format.Duration(Value(row, side, window => window.Load.Slow.TotalMicroseconds).Median),
                    $"{Value(row, side, window => window.Load.Count / window.Load.Elapsed.TotalSeconds).Median:N0}",
                    $"{Value(row, side, window => window.ServerShare).Median:0%}",
                    $"{Value(row, side, window => window.LoadShare).Median:0%}",
                    $"{Value(row, side, window => window.OthersShare).Median:0%}");
            }
        }

        return table;
    }

    private Spread? Ratio(Row row, Side side) => measurements.Ratio(row, side, window => window.Microseconds);

    private Spread? Allocated(Row row, Side side) => measurements.Value(row, side, window => window.Allocated);

    private Spread Value(Row row, Side side, Func<Window, double> value) => measurements.Value(row, side, value)!;
}
