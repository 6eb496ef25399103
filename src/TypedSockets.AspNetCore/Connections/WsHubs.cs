using System.Collections.Concurrent;

namespace TypedSockets;

/// <summary>The hubs of the application, so that all can be drained.</summary>
internal sealed class WsHubs
{
    private readonly ConcurrentBag<WsHub> hubs = [];

    public void Add(WsHub hub) => hubs.Add(hub);

    public Task DrainAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(hubs.Select(hub => hub.DrainAsync(cancellationToken)));
}
