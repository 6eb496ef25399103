using Area0.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedSockets;

namespace Area0.Worker;

public sealed class OrderWorker(Uri uri, ILogger<OrderWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var orders = new OrdersClient(uri, new WsClientOptions
        {
            RequestTimeout = TimeSpan.FromSeconds(5),
            Reconnect = { InitialDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(30) },
        });
        using var changed = orders.OnChanged(change =>
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                logger.LogInformation("{Id} is filled up to {Filled}", change.Id, change.Filled);
            }
        });
        await orders.ConnectAsync(stoppingToken);
        var opened = await orders.OpenAsync(new OpenOrder("wood", "worker", 12.5m, 100), stoppingToken);
        await foreach (var change in orders.WatchAsync(new WatchOrders("wood"), stoppingToken))
        {
            if (change.Id == opened.Id && change.Filled >= opened.Quantity)
            {
                break;
            }
        }
    }
}
