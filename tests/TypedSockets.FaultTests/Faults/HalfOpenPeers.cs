using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// The network swallows everything between some clients and the server, and tells neither. The server notices by the
/// silence: not before the heartbeat's timeout and soon after it, each rooms left and each endpoint told once. So do the
/// clients.
/// </summary>
internal sealed class HalfOpenPeers : IFault
{
    private const int Healthy = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(1_500);

    // One scan, which is never rarer than the pings are, and a machine that has other things to do.
    private static readonly TimeSpan Latest = Silence + Interval + TimeSpan.FromSeconds(1.5);

    private readonly Deliveries deliveries = new();

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        await using FaultServer server = await FaultServer.StartAsync(Quicken);
        await using var proxy = new Proxy(server.Uri);
        int lost = scale.Of(20, 500);
        Member[] healthy = await Member.ConnectAsync(server.Uri, Healthy, Healthy, deliveries, Quicken);
        Member[] swallowed = await Member.ConnectAsync(proxy.Uri, Healthy, lost, deliveries, static options =>
        {
            Quicken(options);
            options.Reconnect.MaxAttempts = 0;
        });
        try
        {
            long start = TimeProvider.System.GetTimestamp();
            foreach (ProxyLink link in proxy.Links)
            {
                link.BlackHole();
            }

            await server.Log.Changes.UntilAsync(() => server.Log.Endings.Count == lost, () => $"{lost} connections are given up; {server.Log.Endings.Count} are.");
            TimeSpan[] times = [.. server.Log.Endings.Select(ending => TimeProvider.System.GetElapsedTime(start, ending.At)).Order()];

            // What was received last came up to one interval before the network swallowed the rest.
            Assert.InRange(times[0], Silence - Interval - Interval, Latest);
            Assert.InRange(times[^1], Silence - Interval, Latest);
            await UntilClosedAsync(swallowed);

            Assert.Equal(lost, server.Log.Endings.DistinctBy(static ending => ending.Connection).Count());
            Assert.All(server.Log.Endings, static ending => Assert.False(ending is { Code: null, Reason: "", Fault: null }, "The endpoint was not told why."));
            Assert.Equal(Healthy, server.Context.Connections.Count);
            Assert.All(healthy, member => Assert.Equal(1, server.Context.Rooms.CountMembers(member.Room)));
            await PublishAsync(server, healthy);
            deliveries.AssertPromises();
            Assert.Empty(server.Log.Errors);
            return new FaultRow("half-open peers")
            {
                Connections = Healthy + lost,
                Sent = Healthy,
                Delivered = deliveries.Delivered,
                Recovery = times[^1],
                LargestMemory = memory.Largest,
                Note = $"{lost} swallowed at once, given up after {times[0].TotalSeconds:N2} to {times[^1].TotalSeconds:N2} s of a timeout of {Silence.TotalSeconds:N2} s",
            };
        }
        finally
        {
            await Task.WhenAll(healthy.Concat(swallowed).Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    private async Task PublishAsync(FaultServer server, Member[] healthy)
    {
        foreach (Member member in healthy)
        {
            await server.Context.Room(member.Room).TickAsync(new Tick(member.Room, 1));
        }

        await deliveries.Changes.UntilAsync(() => deliveries.Delivered == Healthy, () => $"{Healthy} healthy clients are served; {deliveries.Delivered} are.");
    }

    /// <summary>The clients notice by themselves as well, in the same time.</summary>
    private static async Task UntilClosedAsync(Member[] members)
    {
        var changes = new Changes();
        foreach (Member member in members)
        {
            member.Client.StateChanged += (_, _) => changes.Announce();
        }

        await changes.UntilAsync(
            () => members.All(static member => member.Client.State == WsClientState.Closed),
            () => $"{members.Length} clients notice the silence; {members.Count(static member => member.Client.State == WsClientState.Closed)} did.");
    }

    private static void Quicken(WsConnectionOptions options)
    {
        options.Heartbeat.Interval = Interval;
        options.Heartbeat.Timeout = Silence;
    }
}
