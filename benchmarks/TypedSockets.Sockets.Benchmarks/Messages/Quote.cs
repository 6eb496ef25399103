namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The message of about 100 bytes: it is asked for by itself, and it is what a broadcast says.</summary>
[WsMessage("bench.quote")]
public sealed partial record Quote(string Instrument, string Venue, string Trader, long Sequence, int Quantity, double Price)
{
    public static Quote Sample { get; } = new("DE0007164600", "XETRA", "ada.lovelace", 8_817_264, 250, 187.42);

    /// <summary>What one of these costs on the heap, strings included.</summary>
    public static long HeapBytes
    {
        get
        {
            const int Turns = 1_000;
            var kept = new Quote[Turns];
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var turn = 0; turn < Turns; turn++)
            {
                kept[turn] = Sample with { Instrument = new(Sample.Instrument.AsSpan()), Venue = new(Sample.Venue.AsSpan()), Trader = new(Sample.Trader.AsSpan()) };
            }

            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            GC.KeepAlive(kept);
            return bytes / Turns;
        }
    }
}
