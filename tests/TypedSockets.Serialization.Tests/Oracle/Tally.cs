using System.Collections.Concurrent;
using System.Text;

[assembly: AssemblyFixture(typeof(TypedSockets.Serialization.Tests.Tally))]

namespace TypedSockets.Serialization.Tests;

/// <summary>Counts the cases of a run, and prints at its end how many there were of each kind.</summary>
public sealed class Tally : IDisposable
{
    private static readonly ConcurrentDictionary<string, (int Accepted, int Refused)> Cases = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, int> Known = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static string? lastKnown;

    public void Dispose()
    {
        if (Cases.IsEmpty)
        {
            return;
        }

        var text = new StringBuilder($"Compared with the oracle: {Cases.Values.Sum(kind => kind.Accepted + kind.Refused):N0} cases.\n");
        foreach (var (kind, (accepted, refused)) in Cases.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            text.Append($"  {kind}: {accepted + refused:N0}, accepted {accepted:N0}, refused {refused:N0}\n");
        }

        foreach (var (title, count) in Known.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            text.Append($"  known difference: {title}: {count:N0}\n");
        }

        Console.WriteLine(text);
    }

    internal static void Count(string kind, int accepted, int refused) =>
        Cases.AddOrUpdate(kind, (accepted, refused), (_, sum) => (sum.Accepted + accepted, sum.Refused + refused));

    /// <param name="known">What was met.</param>
    /// <param name="isMet">Whether the generated codec made it, and not one that stands in for it.</param>
    internal static void Count(KnownDifference known, bool isMet)
    {
        if (isMet)
        {
            Known.AddOrUpdate(known.Title, 1, (_, count) => count + 1);
        }

        lastKnown = known.Title;
    }

    /// <summary>The known difference that this thread met last, if it met one since it was asked before.</summary>
    internal static string? TakeLastKnown()
    {
        var taken = lastKnown;
        lastKnown = null;
        return taken;
    }
}
