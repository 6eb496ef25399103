namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What the product has to come to, and whether it does.</summary>
internal sealed class Targets
{
    /// <summary>The most that an idle connection may hold of the heap, in bytes.</summary>
    public const double Heap = 15 * 1024;

    /// <summary>The most of the hand-written server's time in which many clients that connect at once may all be served.</summary>
    public const double Connecting = 0.74 * Row.Allowance;

    // Timers of the runtime and the questions of the runner.
    private const double ForeignBytes = 1;

    private int met;
    private int all;

    public override string ToString() => $"{met} of {all}";

    /// <summary>Counts a target, and says whether it is met.</summary>
    /// <param name="value">What was measured; nothing where nothing was.</param>
    /// <param name="most">The target; nothing where there is none.</param>
    public string Judge(double? value, double? most)
    {
        if (value is null || most is null)
        {
            return "";
        }

        var isMet = value <= most;
        all++;
        met += isMet ? 1 : 0;
        return isMet ? "met" : "**missed**";
    }

    /// <summary>The most that a server may allocate: for a request the record, for a member of a broadcast nothing.</summary>
    public static double MostAllocated(Row row) => (row.Payload?.HeapBytes ?? 0) + ForeignBytes;
}
