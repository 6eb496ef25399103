namespace TypedSockets.Codecs.Benchmarks;

/// <summary>A thousand prices in binary floating point.</summary>
[WsMessage("bench.double_prices")]
public sealed partial record DoublePriceList(IReadOnlyList<DoublePrice> Prices)
{
    public static DoublePriceList Sample => new([.. PriceFeed.Quotes(1000).Select(quote => new DoublePrice(quote.Symbol, (double)quote.Bid, (double)quote.Ask, quote.Volume, quote.At))]);
}

/// <summary>What one paper is worth, about.</summary>
public sealed record DoublePrice(string Symbol, double Bid, double Ask, long Volume, DateTimeOffset At);
