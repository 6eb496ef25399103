namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The message of about 100 bytes: it is asked for by itself, and it is what a broadcast says.</summary>
[WsMessage("bench.quote")]
public sealed partial record Quote(string Instrument, string Venue, string Trader, long Sequence, int Quantity, double Price)
{
    public static Quote Sample { get; } = new("DE0007164600", "XETRA", "ada.lovelace", 8_817_264, 250, 187.42);
}
