using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Area0.Contracts;

namespace Area0.Server;

public sealed class OrderBook(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Order> orders = new();
    private readonly ConcurrentDictionary<string, Channel<OrderChanged>> changes = new(StringComparer.Ordinal);

    public int Count => orders.Count;

    public void Add(Order order)
    {
        if (!orders.TryAdd(order.Id, order))
        {
            throw new InvalidOperationException($"Order '{order.Id}' is there already.");
        }
    }

    public bool Remove(Guid id) => orders.TryRemove(id, out _);

    public int Match(string book, decimal price, int quantity)
    {
        var left = quantity;
        foreach (var order in orders.Values.Where(order => order.Book == book && order.Limit >= price).OrderByDescending(order => order.Limit))
        {
            var taken = order.Fill(price, left);
            left -= taken;
            if (taken > 0)
            {
                Of(book).Writer.TryWrite(new OrderChanged(order.Id, book, order.Filled, [new Fill(price, taken, time.GetUtcNow())]));
            }

            if (left == 0)
            {
                break;
            }
        }

        return quantity - left;
    }

    public async IAsyncEnumerable<OrderChanged> ChangesAsync(string book, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Of(book).Reader;
        while (await reader.WaitToReadAsync(cancellationToken))
        {
            while (reader.TryRead(out var change))
            {
                yield return change;
            }
        }
    }

    private Channel<OrderChanged> Of(string book) =>
        changes.GetOrAdd(book, static _ => Channel.CreateBounded<OrderChanged>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest }));
}
