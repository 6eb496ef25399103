using System.Runtime.CompilerServices;
using Area0.Contracts;
using TypedSockets;

namespace Area0.Server;

public sealed partial class OrderEndpoint(OrderBook book, OrderStore store) : WsEndpoint<IOrderEvents>, IOrders
{
    private readonly List<Guid> mine = [];

    public override async ValueTask OnConnectedAsync(CancellationToken cancellationToken)
    {
        var name = Connection.User.Identity?.Name ?? "anonymous";
        foreach (var order in await store.OfAsync(name, cancellationToken))
        {
            mine.Add(order.Id);
            await Connection.JoinAsync(order.Book, cancellationToken);
        }
    }

    public async ValueTask<OrderOpened> OpenAsync(OpenOrder request, CancellationToken cancellationToken)
    {
        if (request.Quantity <= 0)
        {
            throw new WsException("area0.quantity", $"'{request.Quantity}' is no quantity; it is at least 1.");
        }

        var order = new Order(Guid.NewGuid(), request.Book, request.Customer, request.Limit, request.Quantity);
        await store.SaveAsync(order, cancellationToken);
        book.Add(order);
        mine.Add(order.Id);
        await Room(request.Book).ChangedAsync(new OrderChanged(order.Id, order.Book, 0, []), cancellationToken);
        return new OrderOpened(order.Id, order.Customer, order.Limit, order.Quantity, TimeProvider.GetUtcNow());
    }

    public async ValueTask<OrderCanceled> CancelAsync(CancelOrder request, CancellationToken cancellationToken)
    {
        var wasOpen = mine.Remove(request.Id) && book.Remove(request.Id);
        if (wasOpen)
        {
            await store.DeleteAsync(request.Id, cancellationToken);
        }

        return new OrderCanceled(request.Id, wasOpen);
    }

    public async IAsyncEnumerable<OrderChanged> WatchAsync(WatchOrders request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in book.ChangesAsync(request.Book, cancellationToken))
        {
            yield return change;
        }
    }
}
