using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedSockets.Analyzers.Benchmarks;

/// <summary>What the compiler says of one run, in seconds.</summary>
/// <param name="Total">The whole run, as a clock beside the compiler counts it.</param>
/// <param name="Rules">All rules together, as the compiler counts them; 0 where none ran.</param>
/// <param name="OfRules">Each analyzer, with the ids of its rules.</param>
internal sealed partial record CompilerRun(double Total, double Rules, IReadOnlyDictionary<string, double> OfRules)
{
    public static CompilerRun Parse(TimeSpan elapsed, string output)
    {
        Match rules = TotalOfAnalyzers().Match(output);
        return new(
            elapsed.TotalSeconds,
            rules.Success ? Number(rules.Groups["seconds"].Value) : 0,
            Analyzer().Matches(output).ToDictionary(match => match.Groups["name"].Value, match => Number(match.Groups["seconds"].Value), StringComparer.Ordinal));
    }

    private static double Number(string seconds) => double.Parse(seconds, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Total analyzer execution time: (?<seconds>[\d.]+) seconds\.", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TotalOfAnalyzers();

    // A row of the table; what took less than a millisecond is written as <0.001.
    [GeneratedRegex(@"^ *<?(?<seconds>[\d.]+) +<?\d+ +TypedSockets\.Analyzers\.\w+\.(?<name>\w+ \([\w, ]+\))", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Analyzer();
}
