using System.Diagnostics;
using TypedSockets.Benchmarks;

namespace TypedSockets.Idle.Benchmarks;

/// <summary>What one server with idle clients used.</summary>
/// <param name="Name">What the run is.</param>
/// <param name="Connections">How many clients were connected.</param>
/// <param name="Pings">How many pings were answered while it was measured.</param>
/// <param name="CoreShare">Its processor time as a part of the time that passed.</param>
/// <param name="HeapBytes">The heap that a connection costs.</param>
/// <param name="MemoryBytes">The memory of the process that a connection costs.</param>
internal sealed record IdleRun(string Name, int Connections, long Pings, double CoreShare, double HeapBytes, double MemoryBytes)
{
    private const int AtOnce = 50;

    /// <summary>Runs a server and its clients.</summary>
    /// <param name="name">What the run is.</param>
    /// <param name="path">What serves them.</param>
    /// <param name="connections">How many clients connect.</param>
    /// <param name="interval">How long a client is silent before it is pinged.</param>
    /// <param name="settling">How long everything runs before it is measured.</param>
    /// <param name="measuring">How long it is measured.</param>
    public static async Task<IdleRun> MeasureAsync(string name, string path, int connections, TimeSpan interval, TimeSpan settling, TimeSpan measuring)
    {
        Console.WriteLine($"{name}: {connections:N0} connections, {(settling + measuring).TotalSeconds:0} s");
        using var server = await ServerProcess.StartAsync($"{interval.TotalSeconds}");
        using (await Crowd<IdleClient>.ConnectAsync(100, AtOnce, _ => IdleClient.ConnectAsync(server.Port, path)))
        {
            // What a server needs whoever connects is there before it is weighed.
        }

        var heapBefore = await server.WeighAsync(connections: 0);
        var memoryBefore = server.WorkingSet;
        using var crowd = await Crowd<IdleClient>.ConnectAsync(connections, AtOnce, _ => IdleClient.ConnectAsync(server.Port, path));
        await Task.Delay(settling);

        var pings = IdleClient.Answered;
        var processor = server.ProcessorTime;
        var start = Stopwatch.GetTimestamp();
        await Task.Delay(measuring);
        var share = (server.ProcessorTime - processor) / Stopwatch.GetElapsedTime(start);
        pings = IdleClient.Answered - pings;

        var memory = server.WorkingSet;
        var left = await server.AskAsync(ServerProcess.Count);
        if (left != connections)
        {
            throw new InvalidOperationException($"{left} of {connections} connections are left.");
        }

        var heap = await server.AskAsync(ServerProcess.Heap);
        var divisor = Math.Max(connections, 1);
        return new IdleRun(name, connections, pings, share, (heap - heapBefore) / divisor, (double)(memory - memoryBefore) / divisor);
    }
}
