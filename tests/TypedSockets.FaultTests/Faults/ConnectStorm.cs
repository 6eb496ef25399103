using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>Many clients connect in one instant. Each is greeted and served.</summary>
internal sealed class ConnectStorm : IFault
{
    private const string Room = "room-0";

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        await using FaultServer server = await FaultServer.StartAsync();
        var deliveries = new Deliveries();
        int count = scale.Of(500, 5_000);
        Member[] members = [.. Enumerable.Range(0, count).Select(_ => new Member(server.Uri, Room, deliveries, static options => options.HandshakeTimeout = TimeSpan.FromMinutes(1)))];
        try
        {
            // A client is connected once it has been greeted with ws.connected.
            long start = TimeProvider.System.GetTimestamp();
            await Task.WhenAll(members.Select(static member => member.Client.ConnectAsync(TestContext.Current.CancellationToken)));
            TimeSpan connected = TimeProvider.System.GetElapsedTime(start);
            await deliveries.Changes.UntilAsync(
                () => members.All(static member => member.Joins == 1),
                () => $"{count} clients joined; {members.Count(static member => member.Joins == 1)} did.");

            await server.Context.Room(Room).TickAsync(new Tick(Room, 1));
            await deliveries.Changes.UntilAsync(() => deliveries.Delivered == count, () => $"{count} clients are served; {deliveries.Delivered} are.");
            Assert.Equal(count, members.Select(static member => member.Client.ClientId).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(count, server.Context.Connections.Count);
            Assert.Equal(count, server.Log.Connected);
            deliveries.AssertPromises();
            Assert.Empty(server.Log.Errors);
            return new FaultRow("clients that connect at once")
            {
                Connections = count,
                Sent = count,
                Delivered = deliveries.Delivered,
                Duplicated = deliveries.Duplicated,
                OutOfOrder = deliveries.OutOfOrder,
                Recovery = connected,
                LargestMemory = memory.Largest,
                Note = "recovered when all are greeted",
            };
        }
        finally
        {
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }
}
