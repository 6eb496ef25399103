using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// Connections are reset, closed, swallowed and delayed at random while 20 rooms get messages. Nobody gets a message
/// twice or out of order, only what was sent while a member was away is lost, and all come back.
/// </summary>
internal sealed class CutConnections : IFault
{
    private const int Rooms = 20;
    private const int Seed = 20_301_124;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private readonly Random random = new(Seed);
    private readonly Deliveries deliveries = new();
    private int cuts;

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        await using FaultServer server = await FaultServer.StartAsync(Quicken);
        await using var proxy = new Proxy(server.Uri);
        Member[] members = await Member.ConnectAsync(proxy.Uri, Rooms, scale.Of(40, 400), deliveries, Quicken);
        try
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            int rounds = scale.Of(200, 3_000);
            for (int round = 1; round <= rounds; round++)
            {
                await PublishAsync(server, round);
                if (round % 3 == 0)
                {
                    Disturb(proxy);
                }

                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            long end = TimeProvider.System.GetTimestamp();
            int recovered = await RecoverAsync(server, members, rounds, pace);
            TimeSpan recovery = TimeProvider.System.GetElapsedTime(end);

            // Connections that were swallowed are gone from the server as well.
            await server.UntilConnectionsAsync(members.Length);
            deliveries.AssertPromises();
            Assert.Empty(server.Log.Errors);
            return new FaultRow($"connections cut at random, {Rooms} rooms")
            {
                Connections = server.Log.Connected,
                Sent = (long)recovered * members.Length,
                Delivered = deliveries.Delivered,
                Duplicated = deliveries.Duplicated,
                OutOfOrder = deliveries.OutOfOrder,
                Recovery = recovery,
                LargestMemory = memory.Largest,
                Note = $"{members.Length} members, {cuts} cuts; nothing is lost within a connection; {Silence.TotalSeconds} s until silence ends one; ended: {server.Log.Summary}",
            };
        }
        finally
        {
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Publishes until everybody has got something that was sent after the last cut. Returns the last round.</summary>
    private async Task<int> RecoverAsync(FaultServer server, Member[] members, int rounds, PeriodicTimer pace)
    {
        int round = rounds;
        Task everybody = deliveries.Changes.UntilAsync(
            () => members.All(member => member.Last > rounds),
            () => $"{members.Count(member => member.Last > rounds)} of {members.Length} members are served again.");
        do
        {
            await PublishAsync(server, ++round);
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        while (!everybody.IsCompleted);

        await everybody;
        await deliveries.Changes.UntilAsync(
            () => members.All(member => member.Last == round),
            () => $"All {members.Length} members have the last message; {members.Count(member => member.Last == round)} have.");
        return round;
    }

    private void Disturb(Proxy proxy)
    {
        IReadOnlyList<ProxyLink> links = proxy.Links;
        if (links.Count == 0)
        {
            return;
        }

        cuts++;
        ProxyLink link = links[random.Next(links.Count)];
        switch (random.Next(5))
        {
            case 0:
                link.BlackHole();
                break;
            case 1:
                link.Delay(TimeSpan.FromMilliseconds(random.Next(1, 50)));
                break;
            case 2:
                link.Close();
                break;
            default:
                link.Reset();
                break;
        }
    }

    private static async Task PublishAsync(FaultServer server, int round)
    {
        for (int room = 0; room < Rooms; room++)
        {
            string name = $"room-{room}";
            await server.Context.Room(name).TickAsync(new Tick(name, round));
        }
    }

    private static void Quicken(WsConnectionOptions options)
    {
        options.Heartbeat.Interval = Heartbeat;
        options.Heartbeat.Timeout = Silence;
    }
}
