using System.Text;
using TypedSockets.Benchmarks;

namespace TypedSockets.Generators.Benchmarks;

/// <summary>The table: a row for each scenario.</summary>
internal static class GeneratorReport
{
    private const double FirstRunTarget = 1.0;

    public static string ToMarkdown(string command, ((int Files, int Characters) Product, (int Files, int Characters) Other) sizes, IReadOnlyDictionary<Scenario, Repeats> measured)
    {
        var table = new MarkdownTable("scenario", "of System.Text.Json", "spread", "target", "met", "MB", "MB of System.Text.Json", "product", "spread", "System.Text.Json", "spread");
        foreach (var (scenario, repeats) in measured)
        {
            var product = repeats.Of(pair => pair.Product.Milliseconds);
            var other = repeats.Of(pair => pair.Other.Milliseconds);
            table.Add(
                scenario.Name,
                $"**{repeats.Ratio.Median:0.00}**",
                repeats.Ratio.Ends(),
                scenario.IsFirstRun ? $"{FirstRunTarget:0.00}" : "",
                !scenario.IsFirstRun ? "" : repeats.Ratio.Median <= FirstRunTarget ? "yes" : "**no**",
                $"{repeats.Of(pair => pair.Product.Megabytes).Median:0.0}",
                $"{repeats.Of(pair => pair.Other.Megabytes).Median:0.0}",
                $"{product.Median:0} ms",
                product.Ends("0"),
                $"{other.Median:0} ms",
                other.Ends("0"));
        }

        var text = new StringBuilder();
        text.Append("# The generator beside that of System.Text.Json\n\n");
        text.Append($"- `{command}`: {measured.Values.First().Count} repeats of each, in turns, in one process\n");
        text.Append($"- {Machine.Description}\n");
        text.Append($"- Written: {sizes.Product.Files:N0} files of {sizes.Product.Characters:N0} characters; by System.Text.Json {sizes.Other.Files:N0} files of {sizes.Other.Characters:N0}.\n");
        text.Append("- A ratio is the product's time as a part of the other's in the same repeat: the middle of the repeats, and their ends as the spread.\n");
        text.Append("- The [README](../README.md) says what is measured. Times differ from machine to machine; the ratios are what counts.\n\n");
        return text.Append(table).ToString();
    }
}
