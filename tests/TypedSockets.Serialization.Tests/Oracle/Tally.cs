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

    internal static void Count(KnownDifference known)
    {
        Known.AddOrUpdate(known.Title, 1, (_, count) => count + 1);
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
