namespace TypedSockets.Codecs.Benchmarks;

/// <summary>A thousand prices, exact.</summary>
[WsMessage("bench.prices")]
public sealed partial record PriceList(IReadOnlyList<Price> Prices)
{
    public static PriceList Sample => new([.. PriceFeed.Quotes(1000).Select(quote => new Price(quote.Symbol, quote.Bid, quote.Ask, quote.Volume, quote.At))]);
}

/// <summary>What one paper is worth.</summary>
public sealed record Price(string Symbol, decimal Bid, decimal Ask, long Volume, DateTimeOffset At);
