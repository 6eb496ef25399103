using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// One client that never reads, in a room of many. It is closed with 1013 once its queue is full, and the others get
/// everything in order, hardly later than in a room without it.
/// </summary>
internal sealed class StalledReader : IFault
{
    private const string Room = "room-0";
    private const int QueuedFrames = 64;

    // What a queue's bound says is exceeded soon after: so much fits into the buffers of both systems and of the server.
    private const int MostTicksInBuffers = 400;

    // What the compiler has not seen yet takes long, and is not what is measured.
    private const int WarmingTicks = 100;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);
    private static readonly string Filler = new('x', 1_024);

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        TimeSpan period = TimeSpan.FromMilliseconds(scale.Of(10, 100));
        int members = scale.Of(100, 1_000);
        int ticks = scale.Of(400, 600);
        Run without = await RunAsync(members, ticks, period, hasStalled: false);
        Run with = await RunAsync(members, ticks, period, hasStalled: true);
        return new FaultRow($"one client that never reads in a room of {members:N0}")
        {
            Connections = (2 * members) + 1,
            Sent = 2L * members * ticks,
            Delivered = without.Deliveries.Delivered + with.Deliveries.Delivered,
            Duplicated = without.Deliveries.Duplicated + with.Deliveries.Duplicated,
            OutOfOrder = without.Deliveries.OutOfOrder + with.Deliveries.OutOfOrder,
            Recovery = with.Stayed,
            LargestMemory = memory.Largest,
            Note = $"recovered when it is gone, counted from the first message; p99 of the others {with.Percentile99 / without.Percentile99:N2} times that without it ({without.Percentile99:N1} ms)",
        };
    }

    private static async Task<Run> RunAsync(int count, int ticks, TimeSpan period, bool hasStalled)
    {
        var deliveries = new Deliveries();
        await using FaultServer server = await FaultServer.StartAsync(
            static options =>
            {
                options.SendQueue.MaxFrames = QueuedFrames;
                options.CloseTimeout = CloseTimeout;
            },
            hasSmallBuffers: true);
        Member[] members = await Member.ConnectAsync(server.Uri, 1, count, deliveries);
        try
        {
            using RawPeer? stalled = hasStalled ? await StallAsync(server) : null;
            using var pace = new PeriodicTimer(period);
            long closedBy = 0;
            for (int number = 1; number <= ticks; number++)
            {
                long now = number > WarmingTicks ? TimeProvider.System.GetTimestamp() : 0;
                await server.Context.Room(Room).TickAsync(new Tick(Room, number, now, Filler));
                closedBy = closedBy == 0 && server.Log.Endings.Count > 0 ? number : closedBy;
                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            await deliveries.Changes.UntilAsync(
                () => members.All(member => member.Last == ticks),
                () => $"All {count} members have the last message; {members.Count(member => member.Last == ticks)} have.");
            Assert.All(members, static member => Assert.Equal(1, member.Joins));
            Assert.Equal((long)count * ticks, deliveries.Delivered);
            deliveries.AssertPromises();
            Assert.Empty(server.Log.Errors);
            if (hasStalled)
            {
                ServerLog.Ending ending = Assert.Single(server.Log.Endings);
                Assert.Equal((1013, "ws.slow_consumer"), (ending.Code, ending.Reason));
                Assert.InRange(closedBy, QueuedFrames, QueuedFrames + MostTicksInBuffers + (long)(CloseTimeout / period));
            }

            return new Run(deliveries, Percentile99(members), closedBy * period);
        }
        finally
        {
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    private static async Task<RawPeer> StallAsync(FaultServer server)
    {
        RawPeer peer = await RawPeer.OpenAsync(server.Uri, hasSmallBuffer: true);
        await peer.JoinAsync(Room);
        return peer;
    }

    private static double Percentile99(Member[] members)
    {
        long[] latencies = [.. members.SelectMany(static member => member.Latencies).Order()];
        return TimeProvider.System.GetElapsedTime(0, latencies[latencies.Length * 99 / 100]).TotalMilliseconds;
    }

    private sealed record Run(Deliveries Deliveries, double Percentile99, TimeSpan Stayed);
}
