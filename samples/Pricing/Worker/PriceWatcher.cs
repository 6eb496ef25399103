using Microsoft.Extensions.Options;
using TypedSockets;

namespace Pricing;

/// <summary>
/// Watches prices and asks for a quote now and then. It knows the contract and nothing of connections: what it calls while there is
/// none waits for the next one.
/// </summary>
public sealed partial class PriceWatcher(IPricing pricing, IOptions<WatchOptions> options, TimeProvider timeProvider, ILogger<PriceWatcher> logger) : BackgroundService
{
    private const int Quantity = 1_000;

    // So that a client which is closed for good is not asked again and again without a pause.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WatchAsync(stoppingToken);
            }
            catch (WsException exception) when (exception is WsDisconnectedException or { Code: "ws.unavailable" or "ws.timeout" })
            {
                // The server is gone, about to leave or too slow. The next stream waits for it to be back.
                LogInterrupted(exception.Message);
            }

            await Task.Delay(Pause, timeProvider, stoppingToken);
        }
    }

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        var prices = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var tick in pricing.WatchPricesAsync(new WatchPrices([.. options.Value.Symbols]), stoppingToken))
        {
            var count = prices[tick.Symbol] = prices.GetValueOrDefault(tick.Symbol) + 1;
            if ((count - 1) % options.Value.QuoteEvery == 0)
            {
                LogPrice(tick.Symbol, tick.Bid, tick.Ask);
                await QuoteAsync(tick.Symbol, stoppingToken);
            }
        }
    }

    private async Task QuoteAsync(string symbol, CancellationToken stoppingToken)
    {
        var quote = await pricing.GetQuoteAsync(new GetQuote(symbol, Side.Buy, Quantity), stoppingToken);
        LogQuote(quote.Quantity, quote.Symbol, quote.Price, quote.ValidUntil);
    }

    [LoggerMessage(1, LogLevel.Information, "{Symbol} is at {Bid} to {Ask}.")]
    private partial void LogPrice(string symbol, decimal bid, decimal ask);

    [LoggerMessage(2, LogLevel.Information, "{Quantity} of {Symbol} cost {Price} each until {ValidUntil:O}.")]
    private partial void LogQuote(int quantity, string symbol, decimal price, DateTimeOffset validUntil);

    [LoggerMessage(3, LogLevel.Warning, "The prices were interrupted: {Reason}")]
    private partial void LogInterrupted(string reason);
}
