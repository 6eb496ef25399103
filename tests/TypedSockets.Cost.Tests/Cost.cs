// What the whole process allocates is counted, so only one test may run.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace TypedSockets.Cost.Tests;

/// <summary>Counts what the whole process allocates, so that no thread can hide anything. The tests here run one after the other.</summary>
internal static class Cost
{
    // A pool that grows and a thread that is new allocate too, but not every time.
    private const int Repeats = 6;

    /// <summary>The bytes that one turn can't do without, rounded down: what the runtime does beside it is less than a byte a turn.</summary>
    public static long OfOne(int turns, Action turn) => Enumerable.Range(0, Repeats).Min(_ => Measure(turns, turn)) / turns;

    private static long Measure(int turns, Action turn)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < turns; i++)
        {
            turn();
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
