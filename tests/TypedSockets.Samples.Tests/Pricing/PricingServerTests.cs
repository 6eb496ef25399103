using Pricing;

namespace TypedSockets.Samples.Pricing;

/// <summary>The server of prices and its generated client, over real sockets.</summary>
public sealed class PricingServerTests : IAsyncLifetime
{
    private RunningServer server = null!;
    private PricingClient pricing = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(PricingServer.Create);
        pricing = new PricingClient(server.Socket("/pricing"));
        await pricing.ConnectAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await pricing.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Prices_of_what_is_watched_come_in_order_and_no_others()
    {
        List<Tick> ticks = [];
        await foreach (var tick in pricing.WatchPricesAsync(new WatchPrices(["BRENT", "AAPL"]), Cancellation))
        {
            ticks.Add(tick);
            if (ticks.Count == 6)
            {
                break;
            }
        }

        Assert.Equal(["AAPL", "BRENT"], ticks.Select(tick => tick.Symbol).Distinct().Order());
        Assert.All(ticks.GroupBy(tick => tick.Symbol), group => Assert.Equal(group.Select(tick => tick.Number).Order(), group.Select(tick => tick.Number)));
        Assert.All(ticks, tick => Assert.True(tick.Bid > 0 && tick.Bid < tick.Ask));
    }

    [Fact]
    public async Task A_buyer_pays_at_least_what_a_seller_gets()
    {
        var bought = await pricing.GetQuoteAsync(new GetQuote("BTCUSD", Side.Buy, 1), Cancellation);
        var sold = await pricing.GetQuoteAsync(new GetQuote("EURUSD", Side.Sell, 1_000_000), Cancellation);

        Assert.Equal(("BTCUSD", Side.Buy, 1), (bought.Symbol, bought.Side, bought.Quantity));
        Assert.InRange(bought.Price, 20_000m, 80_000m);
        Assert.InRange(sold.Price, 0.5m, 2m);
    }

    [Theory]
    [InlineData("GOLD", 1, PricingErrors.UnknownSymbol, "BRENT")]
    [InlineData("BRENT", 0, PricingErrors.BadQuantity, "not 0")]
    [InlineData("BRENT", 1_000_001, PricingErrors.BadQuantity, "1000000")]
    public async Task What_is_not_offered_is_refused_with_a_code_and_a_reason(string symbol, int quantity, string code, string reason)
    {
        var exception = await Assert.ThrowsAsync<WsException>(() => pricing.GetQuoteAsync(new GetQuote(symbol, Side.Buy, quantity), Cancellation).AsTask());

        Assert.Equal(code, exception.Code);
        Assert.Contains(reason, exception.Message);
    }

    [Fact]
    public async Task A_stream_of_what_is_not_traded_ends_with_the_same_code()
    {
        var stream = pricing.WatchPricesAsync(new WatchPrices(["GOLD"]), Cancellation);

        var exception = await Assert.ThrowsAsync<WsException>(async () => await stream.GetAsyncEnumerator(Cancellation).MoveNextAsync());

        Assert.Equal(PricingErrors.UnknownSymbol, exception.Code);
    }
}
