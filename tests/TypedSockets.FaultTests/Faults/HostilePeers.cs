using TypedSockets.FaultTests.Contracts;
using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Faults;

/// <summary>
/// Peers that never read, reset, send garbage, half a frame, half a handshake or no handshake at all come in waves. The
/// others get everything in order, and nothing of the bad ones stays: no connection, no room, no memory.
/// </summary>
internal sealed class HostilePeers : IFault
{
    private const int Rooms = 5;
    private const int Members = 20;
    private const int Seed = 20_301_124;
    private const long MemoryTolerance = 8 * 1024 * 1024;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);
    private static readonly string Filler = new('x', 1_024);

    private readonly Random random = new(Seed);
    private readonly Deliveries deliveries = new();
    private long round;
    private long peers;

    public async Task<FaultRow> RunAsync(Scale scale)
    {
        using var memory = new MemoryWatch();
        await using FaultServer server = await FaultServer.StartAsync(
            static options =>
            {
                options.Heartbeat.Interval = Heartbeat;
                options.Heartbeat.Timeout = Silence;
                options.CloseTimeout = TimeSpan.FromSeconds(1);

                // So that who stalls is closed for it before the silence is noticed.
                options.SendQueue.MaxFrames = 64;
            },
            hasSmallBuffers: true,
            handshake: TimeSpan.FromSeconds(2));
        Member[] members = await Member.ConnectAsync(server.Uri, Rooms, Members, deliveries);
        try
        {
            TimeSpan recovery = TimeSpan.Zero;
            long before = 0;
            int waves = scale.Of(2, 10);
            for (int wave = 0; wave < waves; wave++)
            {
                recovery = await RunWaveAsync(server, scale.Of(10, 200), scale.Of(50, 500));
                before = wave == 0 ? MemoryWatch.Live() : before;
            }

            long growth = MemoryWatch.Live() - before;
            long last = round;
            await deliveries.Changes.UntilAsync(
                () => members.All(member => member.Last == last),
                () => $"All {Members} members have the last message; {members.Count(member => member.Last == last)} have.");
            Assert.All(members, static member => Assert.Equal(1, member.Joins));
            Assert.Equal(round * Members, deliveries.Delivered);
            deliveries.AssertPromises();
            Assert.Equal(Rooms, server.Context.Rooms.Count);
            Assert.All(Enumerable.Range(0, Rooms), i => Assert.Equal(Members / Rooms, server.Context.Rooms.CountMembers($"room-{i}")));
            Assert.InRange(growth, long.MinValue, MemoryTolerance);
            Assert.Empty(server.Log.Errors);
            return new FaultRow("peers that stall, reset, send garbage, half a frame, half a handshake")
            {
                Connections = Members + peers,
                Sent = round * Members,
                Delivered = deliveries.Delivered,
                Duplicated = deliveries.Duplicated,
                OutOfOrder = deliveries.OutOfOrder,
                Recovery = recovery,
                LargestMemory = memory.Largest,
                Note = $"{peers} bad peers in {waves} waves; recovered when the last is gone; live memory grew by {growth / 1024.0 / 1024:N1} MiB after the first wave; ended: {server.Log.Summary}",
            };
        }
        finally
        {
            await Task.WhenAll(members.Select(static member => member.DisposeAsync().AsTask()));
        }
    }

    /// <summary>Lets them in while the rooms get messages. Returns how long the last of them stayed.</summary>
    private async Task<TimeSpan> RunWaveAsync(FaultServer server, int ofEachKind, int rounds)
    {
        var ends = new List<Task>();
        var open = new List<RawPeer>();
        try
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            for (int i = 0; i < rounds; i++)
            {
                await PublishAsync(server);
                for (int peer = i * ofEachKind / rounds; peer < (i + 1) * ofEachKind / rounds; peer++)
                {
                    await StallAsync(server, open);
                    await ResetAsync(server, open);
                    ends.Add(await SendGarbageAsync(server, open));
                    ends.Add(await SendHalfAFrameAsync(server, open));
                    ends.Add(await SendHalfAHandshakeAsync(server, open));
                    ends.Add(await SendNoHandshakeAsync(server, open));
                }

                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            long start = TimeProvider.System.GetTimestamp();
            peers += open.Count;
            await Task.WhenAll(ends);
            await server.UntilConnectionsAsync(Members);
            return TimeProvider.System.GetElapsedTime(start);
        }
        finally
        {
            open.ForEach(static peer => peer.Dispose());
        }
    }

    private async Task PublishAsync(FaultServer server)
    {
        round++;
        for (int room = 0; room < Rooms; room++)
        {
            string name = $"room-{room}";
            await server.Context.Room(name).TickAsync(new Tick(name, round, Filler: Filler));
        }
    }

    /// <summary>Joins every room and never reads again.</summary>
    private static async Task StallAsync(FaultServer server, List<RawPeer> open)
    {
        RawPeer peer = await RawPeer.OpenAsync(server.Uri, hasSmallBuffer: true);
        open.Add(peer);
        for (int room = 0; room < Rooms; room++)
        {
            await peer.JoinAsync($"room-{room}");
        }
    }

    private static async Task ResetAsync(FaultServer server, List<RawPeer> open)
    {
        RawPeer peer = await RawPeer.OpenAsync(server.Uri);
        open.Add(peer);
        await peer.JoinAsync("room-0");
        peer.Reset();
    }

    private async Task<Task> SendGarbageAsync(FaultServer server, List<RawPeer> open)
    {
        RawPeer peer = await RawPeer.OpenAsync(server.Uri);
        open.Add(peer);
        byte[] garbage = new byte[random.Next(16, 4_096)];
        random.NextBytes(garbage);
        await peer.SendAsync(garbage);
        return peer.UntilEndedAsync();
    }

    private static async Task<Task> SendHalfAFrameAsync(FaultServer server, List<RawPeer> open)
    {
        RawPeer peer = await RawPeer.OpenAsync(server.Uri);
        open.Add(peer);
        byte[] frame = MaskedFrame.OfText("""{"type":"fault.join","id":"1","payload":{"room":"room-0"}}""");
        await peer.SendAsync(frame.AsMemory(0, frame.Length / 2));
        return peer.UntilEndedAsync();
    }

    private static async Task<Task> SendHalfAHandshakeAsync(FaultServer server, List<RawPeer> open)
    {
        RawPeer peer = await RawPeer.ConnectAsync(server.EndPoint);
        open.Add(peer);
        byte[] handshake = RawPeer.Handshake(server.Uri);
        await peer.SendAsync(handshake.AsMemory(0, handshake.Length / 2));
        return peer.UntilEndedAsync();
    }

    private async Task<Task> SendNoHandshakeAsync(FaultServer server, List<RawPeer> open)
    {
        RawPeer peer = await RawPeer.ConnectAsync(server.EndPoint);
        open.Add(peer);
        byte[] garbage = new byte[random.Next(16, 4_096)];
        random.NextBytes(garbage);
        await peer.SendAsync(garbage);
        return peer.UntilEndedAsync();
    }
}
