using TypedSockets;

namespace Pricing;

/// <summary>What another service may ask of the prices.</summary>
[WsContract]
public interface IPricing
{
    /// <summary>Streams the prices of some instruments as they change, no faster than they are taken.</summary>
    IAsyncEnumerable<Tick> WatchPricesAsync(WatchPrices request, CancellationToken cancellationToken = default);

    /// <summary>Offers a price for a quantity, which holds for a moment.</summary>
    ValueTask<Quote> GetQuoteAsync(GetQuote request, CancellationToken cancellationToken = default);
}
