using System.Diagnostics;
using TypedSockets.Benchmarks;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>What a server used that has its defaults, and many connections in rooms of ten.</summary>
/// <param name="Rooms">How many rooms there are.</param>
/// <param name="Connecting">How long it took until all clients were in their rooms.</param>
/// <param name="HeapBytes">The heap that a connection costs.</param>
/// <param name="MemoryBytes">The memory of the process that a connection costs.</param>
/// <param name="Idle">How long nothing happened but heartbeats.</param>
/// <param name="IdleProcessor">The server's processor time meanwhile.</param>
/// <param name="Pings">How many pings were answered meanwhile.</param>
/// <param name="Broadcasts">What broadcasts to single rooms cost.</param>
internal sealed record IdleRooms(int Rooms, TimeSpan Connecting, double HeapBytes, double MemoryBytes, TimeSpan Idle, TimeSpan IdleProcessor, long Pings, IReadOnlyList<RoomBroadcasts> Broadcasts)
{
    private const int AtOnce = 5;

    // After so long without a message a client is pinged.
    private static readonly TimeSpan Interval = new WsHeartbeatOptions().Interval;

    // The first pings are over before the clock runs, so that the second ones find compiled code.
    private static readonly TimeSpan Settling = Interval + TimeSpan.FromSeconds(5);

    public int Connections => Rooms * ClientRoom.Members;

    /// <summary>Runs a server and its clients.</summary>
    public static async Task<IdleRooms> MeasureAsync(int rooms)
    {
        using var server = await ServerProcess.StartAsync($"{true}");
        using (await ConnectAsync(server, AtOnce * 2))
        {
            // What a server needs whoever connects is there before it is weighed.
        }

        var heap = await server.WeighAsync(connections: 0);
        var memory = server.WorkingSet;
        var start = Stopwatch.GetTimestamp();
        using var crowd = await ConnectAsync(server, rooms);
        var connecting = Stopwatch.GetElapsedTime(start);
        Console.WriteLine($"{rooms:N0} rooms of {ClientRoom.Members}: {connecting.TotalSeconds:0.0} s until all clients are in theirs");

        var broadcasts = await RoomBroadcasts.MeasureAsync(server, crowd.Clients);
        Console.WriteLine($"{(Settling + Interval).TotalSeconds:0} s of heartbeats");
        await Task.Delay(Settling);

        var pings = IdleClient.Answered;
        var processor = server.ProcessorTime;
        start = Stopwatch.GetTimestamp();
        await Task.Delay(Interval);
        var idle = Stopwatch.GetElapsedTime(start);
        processor = server.ProcessorTime - processor;
        pings = IdleClient.Answered - pings;

        memory = server.WorkingSet - memory;
        var connections = rooms * ClientRoom.Members;
        heap = await server.WeighAsync(connections) - heap;
        return new(rooms, connecting, heap / connections, (double)memory / connections, idle, processor, pings, broadcasts);
    }

    private static Task<Crowd<ClientRoom>> ConnectAsync(ServerProcess server, int rooms) =>
        Crowd<ClientRoom>.ConnectAsync(rooms, AtOnce, number => ClientRoom.ConnectAsync(server.Port, number));
}
