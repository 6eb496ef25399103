using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The tables.</summary>
internal sealed class SocketReport(Measurements measurements)
{
    public string ToMarkdown(RunArguments arguments, string collector)
    {
        var text = new StringBuilder();
        text.Append("# What a message costs a server\n\n");
        text.Append($"- `{arguments.Command}`: {arguments.Length.Repeats} repeats, windows of {arguments.Length.Window.TotalSeconds} s\n");
        text.Append($"- {Machine.Description}; collector: {collector}\n");
        foreach (var row in measurements.Rows)
        {
            foreach (var side in measurements.Sides.Where(row.IsServedBy))
            {
                var windows = measurements.WindowsOf(row, side);
                text.Append($"{row.Name} {side.Name} {measurements.Ratio(row, side, w => w.Microseconds)} {Spread.Of(windows.Select(w => w.Microseconds))} alloc {windows[0].Allocated:0.0} shares {windows[0].ServerShare:0%} {windows[0].LoadShare:0%} {windows[0].Load}\n");
            }
        }

        return text.ToString();
    }
}
