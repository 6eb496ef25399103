using System.Globalization;
using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Analyzers.Benchmarks;

/// <summary>The table: a row for each analyzer, and one for all of them.</summary>
internal static class AnalyzerReport
{
    private const double Target = 0.05;

    public static string ToMarkdown(string command, int files, IReadOnlyList<(CompilerRun Without, CompilerRun With)> repeats)
    {
        var share = Spread.Of(repeats.Select(repeat => repeat.With.Rules / repeat.Without.Total));
        var table = new MarkdownTable("analyzer", "of the compile time", "spread", "seconds");
        table.Add("**all of them**", $"**{Percent(share.Median)}**", Ends(share), Seconds(repeats.Select(repeat => repeat.With.Rules)));
        foreach (string analyzer in repeats[0].With.OfRules.OrderByDescending(rule => rule.Value).Select(rule => rule.Key))
        {
            var own = Spread.Of(repeats.Select(repeat => repeat.With.OfRules.GetValueOrDefault(analyzer) / repeat.Without.Total));
            table.Add(analyzer, Percent(own.Median), Ends(own), Seconds(repeats.Select(repeat => repeat.With.OfRules.GetValueOrDefault(analyzer))));
        }

        var difference = Spread.Of(repeats.Select(repeat => repeat.With.Total / repeat.Without.Total));
        var text = new StringBuilder();
        text.Append("# What the rules cost\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- `{command}`: {repeats.Count} compilations of {files:N0} files with the rules and {repeats.Count} without, in turns\n");
        text.Append($"- {Machine.Description}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Target: all rules together under {Percent(Target)} of the compile time without them. {(share.Median < Target ? "Met." : "**Missed.**")}\n");
        text.Append(CultureInfo.InvariantCulture, $"- The whole compilation with the rules took {difference.Median:0.00} times that without ({difference.Ends()}).\n");
        text.Append("- The [README](../README.md) says what is measured. Times differ from machine to machine; the shares are what counts.\n\n");
        return text.Append(table).ToString();
    }

    private static string Percent(double share) => share.ToString("0.00 %", CultureInfo.InvariantCulture);

    private static string Ends(Spread share) => $"{Percent(share.Min)}–{Percent(share.Max)}";

    private static string Seconds(IEnumerable<double> seconds) => Spread.Of(seconds).Median.ToString("0.000", CultureInfo.InvariantCulture);
}
