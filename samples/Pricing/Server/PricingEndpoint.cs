using System.Runtime.CompilerServices;
using TypedSockets;

namespace Pricing;

/// <summary>One service that asks for prices.</summary>
public sealed partial class PricingEndpoint(Market market) : WsEndpoint, IPricing
{
    private const int MaxQuantity = 1_000_000;

    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Tick> WatchPricesAsync(WatchPrices request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = request.Symbols.Distinct(StringComparer.Ordinal).ToDictionary(symbol => symbol, symbol => market.PriceOf(symbol).Number - 1);
        using var timer = new PeriodicTimer(Market.Step, TimeProvider);
        do
        {
            foreach (var (symbol, number) in last)
            {
                var price = market.PriceOf(symbol);
                if (price.Number > number)
                {
                    last[symbol] = price.Number;
                    yield return new Tick(symbol, price.Number, price.Bid, price.Ask, TimeProvider.GetUtcNow());
                }
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<Quote> GetQuoteAsync(GetQuote request, CancellationToken cancellationToken)
    {
        if (request.Quantity is < 1 or > MaxQuantity)
        {
            throw new WsException(PricingErrors.BadQuantity, $"Ask for 1 to {MaxQuantity}, not {request.Quantity}.");
        }

        var price = market.PriceOf(request.Symbol);
        return ValueTask.FromResult(new Quote(
            request.Symbol,
            request.Side,
            request.Quantity,
            request.Side == Side.Buy ? price.Ask : price.Bid,
            TimeProvider.GetUtcNow() + Validity));
    }
}
