using Pricing;

namespace TypedSockets.Samples.Pricing;

public sealed class PriceWalkTests
{
    private static readonly Instrument Oil = new("BRENT", 78.31m, 0.01m, MaxSpread: 3);

    [Fact]
    public void The_same_seed_gives_the_same_prices_and_another_one_others()
    {
        Price[] prices = Walk(seed: 1);

        Assert.Equal(prices, Walk(seed: 1));
        Assert.NotEqual(prices, Walk(seed: 2));
    }

    [Fact]
    public void Every_price_is_on_the_grid_and_the_bid_below_the_ask()
    {
        Assert.All(Walk(seed: 3), price =>
        {
            Assert.Equal(0, price.Bid % Oil.TickSize);
            Assert.InRange(price.Ask - price.Bid, Oil.TickSize, Oil.TickSize * Oil.MaxSpread);
            Assert.InRange(price.Bid, Oil.Opening / 2, Oil.Opening * 2);
        });
    }

    [Fact]
    public void Prices_move_in_both_directions_and_come_back()
    {
        Price[] prices = Walk(seed: 4);

        Assert.Contains(prices, price => price.Bid > Oil.Opening);
        Assert.Contains(prices, price => price.Ask < Oil.Opening);
        Assert.Equal(Enumerable.Range(1, prices.Length).Select(number => (long)number), prices.Select(price => price.Number));
    }

    private static Price[] Walk(int seed)
    {
        var walk = new PriceWalk(Oil, seed);
        return [.. Enumerable.Range(0, 10_000).Select(_ => walk.Next())];
    }
}
