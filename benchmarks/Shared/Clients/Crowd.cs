namespace TypedSockets.Benchmarks;

/// <summary>Many clients, or groups of them, at once.</summary>
internal sealed class Crowd<TClient>(IReadOnlyList<TClient> clients) : IDisposable
    where TClient : IDisposable
{
    public IReadOnlyList<TClient> Clients => clients;

    /// <summary>Connects all of them.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="atOnce">How many connect at once.</param>
    /// <param name="connect">Connects one, of which it is given the number.</param>
    public static async Task<Crowd<TClient>> ConnectAsync(int count, int atOnce, Func<int, Task<TClient>> connect)
    {
        var clients = new List<TClient>(count);
        while (clients.Count < count)
        {
            clients.AddRange(await Task.WhenAll(Enumerable.Range(clients.Count, Math.Min(atOnce, count - clients.Count)).Select(connect)));
        }

        return new(clients);
    }

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }
}
