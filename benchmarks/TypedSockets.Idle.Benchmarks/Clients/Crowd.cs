namespace TypedSockets.Idle.Benchmarks;

/// <summary>Many clients at once.</summary>
internal sealed class Crowd(IReadOnlyCollection<IdleClient> clients) : IDisposable
{
    private const int AtOnce = 50;

    public static async Task<Crowd> ConnectAsync(int port, string path, int count)
    {
        var clients = new List<IdleClient>(count);
        while (clients.Count < count)
        {
            var connecting = Enumerable.Range(0, Math.Min(AtOnce, count - clients.Count)).Select(_ => IdleClient.ConnectAsync(port, path));
            clients.AddRange(await Task.WhenAll(connecting));
        }

        return new Crowd(clients);
    }

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }
}
