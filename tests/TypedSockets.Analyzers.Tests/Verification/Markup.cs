using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TypedSockets.Analyzers.Tests.Verification;

/// <summary>
/// Source text that shows where diagnostics belong: <c>record {|WS1003:Say|}(string Text)</c>. A test compares the text
/// it wrote with the text that <see cref="Write"/> makes of what was reported, so a failure shows both as a diff.
/// </summary>
internal static partial class Markup
{
    /// <summary>Takes the marks away; what is left compiles.</summary>
    public static string Strip(string marked) => Mark().Replace(marked, "");

    /// <summary>Puts a mark around the place of every diagnostic, and the ones without a place in the source behind it.</summary>
    public static string Write(string source, IEnumerable<Diagnostic> diagnostics)
    {
        var ordered = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToList();
        var marks = ordered.Select(diagnostic => (Position: diagnostic.Location.SourceSpan.Start, Text: $"{{|{diagnostic.Id}:"))
            .Concat(ordered.Select(diagnostic => (Position: diagnostic.Location.SourceSpan.End, Text: "|}")))
            .OrderByDescending(mark => mark.Position)
            .ThenBy(mark => mark.Text is "|}" ? 1 : 0)
            .ToList();

        var result = new StringBuilder(source);
        foreach (var group in marks.GroupBy(mark => mark.Position))
        {
            result.Insert(group.Key, string.Concat(group.Where(mark => mark.Text is "|}").Concat(group.Where(mark => mark.Text is not "|}")).Select(mark => mark.Text)));
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\{\|[A-Z]+[0-9]+:|\|\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
