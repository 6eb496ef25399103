using System.Globalization;
using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Native.Benchmarks;

/// <summary>The table: a row for each program.</summary>
internal static class NativeReport
{
    public static string ToMarkdown(string command, IReadOnlyDictionary<NativeProgram, List<NativeProgram.Sample>> measured)
    {
        var table = new MarkdownTable("server", "program, MiB", "start, ms", "spread", "memory at the start, MiB", "spread", "with 500 clients, MiB", "spread");
        foreach (var (program, samples) in measured)
        {
            var start = Spread.Of(samples.Select(sample => sample.Start));
            var idle = Spread.Of(samples.Select(sample => sample.Idle));
            var crowded = Spread.Of(samples.Select(sample => sample.Crowded));
            table.Add(program.Name, Text(program.Megabytes, "0.0"), Text(start.Median, "0"), start.Ends("0"), Text(idle.Median, "0.0"), idle.Ends("0.0"), Text(crowded.Median, "0.0"), crowded.Ends("0.0"));
        }

        var text = new StringBuilder();
        text.Append("# A chat server as a native program\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- `{command}`: {measured.Values.First().Count} starts of each, in turns\n");
        text.Append($"- {Machine.Description}\n");
        text.Append("- The same chat, operation by operation: [samples/Chat/Server](../../samples/Chat/Server) and [Chat.SignalR](../Chat.SignalR), JSON on both.\n");
        text.Append("- The [README](../README.md) says what is measured.\n\n");
        return text.Append(table).ToString();
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
