namespace Pricing;

/// <summary>
/// The prices of an instrument: a geometric random walk that is drawn back to the opening price, as an Ornstein-Uhlenbeck process
/// is. The same seed gives the same prices.
/// </summary>
public sealed class PriceWalk(Instrument instrument, int seed)
{
    // Of each step: what it may change, and how much of the distance to the opening price it makes good.
    private const double Volatility = 0.0003;
    private const double Reversion = 0.002;

    private readonly Random random = new(seed);
    private readonly double opening = Math.Log((double)instrument.Opening);
    private double level = Math.Log((double)instrument.Opening);
    private long number;

    /// <summary>The price after one more step.</summary>
    public Price Next()
    {
        level += (Reversion * (opening - level)) + (Volatility * NextNormal());
        var bid = Math.Max(Math.Floor((decimal)Math.Exp(level) / instrument.TickSize), 1) * instrument.TickSize;
        var spread = random.Next(1, instrument.MaxSpread + 1) * instrument.TickSize;
        return new Price(++number, bid, bid + spread);
    }

    /// <summary>A standard normal deviate, by Box and Muller's method (1958).</summary>
    private double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
