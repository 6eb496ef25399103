using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Idle.Benchmarks;

/// <summary>The table: a row for each run.</summary>
internal static class IdleReport
{
    private const double Target = 0.01;

    public static string ToMarkdown(string command, TimeSpan measured, IdleRun pinging, IdleRun unpinged, IdleRun bare)
    {
        var table = new MarkdownTable("run", "connections", "pings answered", "of a core", "heap a connection", "memory a connection");
        foreach (var run in (IdleRun[])[pinging, unpinged, bare])
        {
            table.Add(
                run.Name,
                $"{run.Connections:N0}",
                $"{run.Pings:N0}",
                $"**{run.CoreShare:0.00%}**",
                $"{run.HeapBytes / 1024:0.0} KB",
                $"{run.MemoryBytes / 1024:0.0} KB");
        }

        var heartbeat = pinging.CoreShare - bare.CoreShare;
        var text = new StringBuilder();
        text.Append("# What idle connections cost\n\n");
        text.Append($"- `{command}`: {measured.TotalSeconds:0} s of each run are measured\n");
        text.Append($"- {Machine.Description}\n");
        text.Append($"- Heartbeats (looking, pinging, answering): **{heartbeat:0.00%}** of a core, which is what the first run uses over the last. The target is under {Target:0%}: {(heartbeat < Target ? "met" : "**missed**")}.\n");
        text.Append($"- Pings and answers alone, the first run over the second: {pinging.CoreShare - unpinged.CoreShare:0.00%}. The first run uses {pinging.CoreShare / unpinged.CoreShare:0.0} times what the second does.\n");
        text.Append("- The [README](../README.md) says what is measured. Times differ from machine to machine.\n\n");
        return text.Append(table).ToString();
    }
}
