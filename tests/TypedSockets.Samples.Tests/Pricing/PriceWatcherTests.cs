using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Pricing;

namespace TypedSockets.Samples.Pricing;

/// <summary>The consumer by itself: the contract is an interface like any other.</summary>
public sealed class PriceWatcherTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [SuppressMessage("Reliability", "CA2012", Justification = "What is called here is told what to return.")]
    public async Task A_quote_is_asked_for_after_so_many_prices(int every, int quotes)
    {
        var pricing = Substitute.For<IPricing>();
        var quoted = new TaskCompletionSource();
        pricing.WatchPricesAsync(Arg.Any<WatchPrices>(), Arg.Any<CancellationToken>()).Returns(Ticks(3).ToAsyncEnumerable());
        pricing.GetQuoteAsync(Arg.Any<GetQuote>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            if (pricing.ReceivedCalls().Count(received => received.GetMethodInfo().Name == nameof(IPricing.GetQuoteAsync)) == quotes)
            {
                quoted.SetResult();
            }

            var asked = call.Arg<GetQuote>();
            return ValueTask.FromResult(new Quote(asked.Symbol, asked.Side, asked.Quantity, 78.32m, DateTimeOffset.UnixEpoch));
        });
        var options = new WatchOptions { Symbols = { "BRENT" }, QuoteEvery = every };
        using var watcher = new PriceWatcher(pricing, Options.Create(options), new FakeTimeProvider(), new FakeLogger<PriceWatcher>());

        await watcher.StartAsync(TestContext.Current.CancellationToken);
        await quoted.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await watcher.StopAsync(TestContext.Current.CancellationToken);

        await pricing.Received(quotes).GetQuoteAsync(new GetQuote("BRENT", Side.Buy, 1_000), Arg.Any<CancellationToken>());
    }

    private static IEnumerable<Tick> Ticks(int count) =>
        Enumerable.Range(1, count).Select(number => new Tick("BRENT", number, 78.30m, 78.32m, DateTimeOffset.UnixEpoch));
}
