using System.Globalization;
using CsCheck;

namespace TypedSockets.Serialization.Tests;

/// <summary>Runs random cases: as many as the environment says, from the seed that it names.</summary>
internal static class Sampling
{
    /// <summary>How many cases of one kind a usual run has in all; more types do not make it longer until each has few.</summary>
    private const int UsualCases = 45_000;

    private const int LeastCasesPerType = 500;

    /// <summary>Values, documents, and faulty documents.</summary>
    private const int Kinds = 3;

    private static readonly int UsualCasesPerType = Math.Max(LeastCasesPerType, UsualCases / Agreements.All.Length);

    private static readonly string? Seed = Environment.GetEnvironmentVariable("TYPEDSOCKETS_SEED") is { Length: > 0 } seed ? seed : null;

    /// <summary>How many cases of one kind each type has.</summary>
    public static int CasesPerType { get; } = Environment.GetEnvironmentVariable("TYPEDSOCKETS_CASES") is { Length: > 0 } cases
        ? int.Parse(cases, CultureInfo.InvariantCulture)
        : UsualCasesPerType;

    /// <summary>How many random cases a run has that no one asked more or less of.</summary>
    public static int UsualTotal => UsualCasesPerType * Kinds * Agreements.All.Length;

    /// <summary>Draws cases and counts them.</summary>
    /// <param name="kind">What they are called.</param>
    /// <param name="gen">Draws a case.</param>
    /// <param name="assert">Fails at a bad case, and says of a good one whether it was accepted.</param>
    /// <param name="print">Shows a bad case.</param>
    /// <param name="oneIn">How many times fewer cases there are than of others.</param>
    /// <returns>Which part of them was accepted, from 0 to 1; null where they were too few to tell.</returns>
    public static double? Run<T>(string kind, Gen<T> gen, Func<T, bool> assert, Func<T, string> print, int oneIn = 1)
    {
        var (accepted, refused) = (0, 0);
        gen.Sample(
            drawn =>
            {
                if (assert(drawn))
                {
                    accepted++;
                }
                else
                {
                    refused++;
                }
            },
            seed: Seed,
            iter: Seed is null ? Math.Max(1, CasesPerType / oneIn) : 1,
            threads: 1,
            print: print);
        Tally.Count(kind, accepted, refused);
        TestContext.Current.TestOutputHelper?.WriteLine($"{accepted + refused} {kind}, accepted {accepted}, refused {refused}");
        return accepted + refused >= LeastCasesPerType ? (double)accepted / (accepted + refused) : null;
    }
}
