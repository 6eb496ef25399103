using System.Diagnostics.Metrics;

namespace TypedSockets;

/// <summary>
/// What a server holds at the moment that somebody looks. Nothing is counted in between, and a meter that outlives its host
/// does not keep the hubs alive.
/// </summary>
internal static class HubGauges
{
    /// <summary>Creates the instruments. They last as long as the meter.</summary>
    public static void Observe(WsHubs hubs, Meter meter)
    {
        var observed = new WeakReference<WsHubs>(hubs);
        meter.CreateObservableUpDownCounter(PeerMetrics.ServerPrefix + "active_connections", () => Measure(observed, static hub => hub.Everyone.Count), "{connection}", "Connections that are open.");
        meter.CreateObservableUpDownCounter(PeerMetrics.ServerPrefix + "active_rooms", () => Measure(observed, static hub => hub.RoomTable.Count), "{room}", "Rooms that somebody is in.");
        meter.CreateObservableUpDownCounter(PeerMetrics.ServerPrefix + "send_queue.length", () => Measure(observed, static hub => hub.Connections.Sum(static connection => connection.Peer.QueuedFrames)), "{frame}", "Frames that wait in the send queues of all connections.");
        meter.CreateObservableGauge(PeerMetrics.ServerPrefix + "send_queue.longest", () => Measure(observed, static hub => hub.Connections.Select(static connection => connection.Peer.QueuedFrames).DefaultIfEmpty().Max()), "{frame}", "Frames that wait in the longest send queue of one connection.");
    }

    private static IEnumerable<Measurement<long>> Measure(WeakReference<WsHubs> observed, Func<WsHub, int> count) =>
        observed.TryGetTarget(out WsHubs? hubs) ? [.. hubs.All.Select(hub => new Measurement<long>(count(hub), hub.Tag))] : [];
}
