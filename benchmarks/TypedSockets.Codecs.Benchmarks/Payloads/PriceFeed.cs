namespace TypedSockets.Codecs.Benchmarks;

/// <summary>Prices as an exchange might send them, the same in every run.</summary>
internal static class PriceFeed
{
    private const int Seed = 20260131;

    public static IEnumerable<(string Symbol, decimal Bid, decimal Ask, long Volume, DateTimeOffset At)> Quotes(int count)
    {
        var random = new Random(Seed);
        var at = new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            at = at.AddMilliseconds(random.Next(1, 500));
            var symbol = string.Concat(Enumerable.Range(0, random.Next(3, 6)).Select(_ => (char)random.Next('A', 'Z' + 1)));
            var bid = new decimal(random.Next(1_0000, 2_000_0000), 0, 0, isNegative: false, scale: 4);
            yield return (symbol, bid, bid + new decimal(random.Next(1, 200), 0, 0, isNegative: false, scale: 4), random.Next(1, 1_000_000), at);
        }
    }
}
