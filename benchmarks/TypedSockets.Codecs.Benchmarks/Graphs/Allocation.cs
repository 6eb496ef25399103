namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Counts what one call allocates, to the byte: no harness runs between the two looks at the counter.</summary>
internal static class Allocation
{
    private const int Calls = 15;

    /// <summary>The bytes of one call, as most of several calls have it.</summary>
    public static long Of(Action call)
    {
        // What is built once, such as a table or a buffer that is kept, is no part of it.
        call();
        var bytes = new long[Calls];
        for (var i = 0; i < Calls; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return bytes.Order().ElementAt(Calls / 2);
    }
}
