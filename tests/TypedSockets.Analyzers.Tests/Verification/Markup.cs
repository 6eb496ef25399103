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
    public static string Write(string source, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var beginnings = diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToLookup(diagnostic => diagnostic.Location.SourceSpan.Start, diagnostic => $"{{|{diagnostic.Id}:");
        var ends = diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceSpan.End, _ => "|}");

        // From the back, so that no mark moves the place of one that is still to be written.
        var result = new StringBuilder(source);
        foreach (var position in beginnings.Concat(ends).Select(marks => marks.Key).Distinct().OrderDescending())
        {
            result.Insert(position, string.Concat(ends[position].Concat(beginnings[position])));
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\{\|[A-Z]+[0-9]+:|\|\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
