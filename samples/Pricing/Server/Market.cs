using TypedSockets;

namespace Pricing;

/// <summary>The prices of this moment, which are the same for everyone who asks.</summary>
public sealed class Market(TimeProvider timeProvider)
{
    private static readonly Instrument[] Instruments =
    [
        new("EURUSD", 1.0842m, 0.0001m, 2),
        new("BRENT", 78.31m, 0.01m, 3),
        new("AAPL", 189.50m, 0.01m, 4),
        new("BTCUSD", 43_210.5m, 0.5m, 8),
    ];

    private readonly long start = timeProvider.GetTimestamp();
    private readonly Dictionary<string, Quoted> quoted = Instruments
        .Select((instrument, index) => new Quoted(instrument, new PriceWalk(instrument, seed: index)))
        .ToDictionary(quoted => quoted.Instrument.Symbol, StringComparer.Ordinal);

    /// <summary>How often prices change.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The price of an instrument.</summary>
    /// <exception cref="WsException">There is no such instrument.</exception>
    public Price PriceOf(string symbol) => quoted.TryGetValue(symbol, out var found)
        ? found.PriceAt((timeProvider.GetElapsedTime(start).Ticks / Step.Ticks) + 1)
        : throw new WsException(PricingErrors.UnknownSymbol, $"'{symbol}' is not traded here. These are: {string.Join(", ", quoted.Keys)}.");

    /// <summary>An instrument and the last price that was looked at.</summary>
    private sealed class Quoted(Instrument instrument, PriceWalk walk)
    {
        private readonly Lock gate = new();
        private Price last;

        public Instrument Instrument => instrument;

        public Price PriceAt(long number)
        {
            lock (gate)
            {
                while (last.Number < number)
                {
                    last = walk.Next();
                }

                return last;
            }
        }
    }
}
