using TypedSockets;

namespace Area0.Contracts;

[WsContract(Events = typeof(IOrderEvents))]
public interface IOrders
{
    ValueTask<OrderOpened> OpenAsync(OpenOrder request, CancellationToken cancellationToken = default);

    ValueTask<OrderCanceled> CancelAsync(CancelOrder request, CancellationToken cancellationToken = default);

    IAsyncEnumerable<OrderChanged> WatchAsync(WatchOrders request, CancellationToken cancellationToken = default);
}

[WsContract]
public interface IOrderEvents
{
    ValueTask ChangedAsync(OrderChanged message, CancellationToken cancellationToken = default);
}
