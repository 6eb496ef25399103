using System.Diagnostics;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>A server as its process is seen from outside.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ChildProcess process;

    private ServerProcess(Side side, ChildProcess process)
    {
        Side = side;
        this.process = process;
    }

    public Side Side { get; }

    public int Port { get; private set; }

    /// <summary>Which garbage collector it has: the server's, where it has several cores.</summary>
    public string Collector { get; private set; } = "";

    public static async Task<ServerProcess> StartAsync(Side side, int core)
    {
        var server = new ServerProcess(side, ChildProcess.Start(core, ServerProgram.Argument, side.Key));
        var ready = (await server.process.ReadAsync()).Split(' ');
        server.Port = int.Parse(ready[0]);
        server.Collector = ready[1];
        return server;
    }

    /// <summary>What it has used so far, once it has come to rest.</summary>
    public async Task<Usage> GetUsageAsync()
    {
        await Task.Delay(Pause);
        return Usage.Parse(await process.AskAsync(ServerProgram.Usage));
    }

    /// <summary>The bytes on its heap.</summary>
    public async Task<long> GetHeapAsync()
    {
        await Task.Delay(Pause);
        return long.Parse(await process.AskAsync(ServerProgram.Heap));
    }

    /// <summary>Waits until every client has left.</summary>
    public async Task EmptyAsync()
    {
        var start = Stopwatch.GetTimestamp();
        while ((await GetUsageAsync()).Connections is var left && left > 0)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"{Side.Name} still has {left} connections, {Patience.TotalSeconds} s after all clients have left.");
            }
        }
    }

    public void Dispose() => process.Dispose();
}
