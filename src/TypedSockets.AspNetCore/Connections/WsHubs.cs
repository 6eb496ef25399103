using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TypedSockets;

/// <summary>The hubs of the application, so that all can be drained and watched.</summary>
internal sealed class WsHubs
{
    private readonly ConcurrentBag<WsHub> hubs = [];

    public WsHubs(IMeterFactory meterFactory, ISendObserver? sendObserver = null)
    {
        SendObserver = sendObserver;
        HubGauges.Observe(this, meterFactory.Create(PeerMetrics.MeterName));
    }

    /// <summary>Sees what is sent; <see langword="null"/> outside of tests.</summary>
    public ISendObserver? SendObserver { get; }

    /// <summary>The hubs at this moment.</summary>
    public IReadOnlyCollection<WsHub> All => hubs;

    public void Add(WsHub hub) => hubs.Add(hub);

    public Task DrainAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(hubs.Select(hub => hub.DrainAsync(cancellationToken)));
}
