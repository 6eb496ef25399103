using System.Text.Json;

namespace Area0.Server;

public sealed class OrderStore(string directory)
{
    private readonly SemaphoreSlim gate = new(1);

    public async Task<IReadOnlyList<Order>> OfAsync(string customer, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        foreach (var file in Directory.EnumerateFiles(directory, "*.json"))
        {
            await using var stream = File.OpenRead(file);
            if (await JsonSerializer.DeserializeAsync<Order>(stream, cancellationToken: cancellationToken) is { } order && order.Customer == customer)
            {
                orders.Add(order);
            }
        }

        return orders;
    }

    public async Task SaveAsync(Order order, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            await File.WriteAllTextAsync(PathOf(order.Id), JsonSerializer.Serialize(order), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            File.Delete(PathOf(id));
        }
        finally
        {
            gate.Release();
        }
    }

    private string PathOf(Guid id) => Path.Combine(directory, $"{id:N}.json");
}
