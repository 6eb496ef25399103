namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The message of about 1 KB.</summary>
[WsMessage("bench.book")]
public sealed partial record Book(string Venue, IReadOnlyList<Quote> Quotes)
{
    public static Book Sample { get; } = new("XETRA", [.. Enumerable.Range(0, 9).Select(number => Quote.Sample with { Sequence = Quote.Sample.Sequence + number, Price = Quote.Sample.Price + (number / 4d) })]);
}
