using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Starts all processes, lets the sides take turns and measures them.</summary>
internal sealed class SocketRun : IDisposable
{
    private const int WarmUpConnections = 50;
    private const int WarmUpInFlight = 8;

    private readonly RunLength length;
    private readonly LoadProcess load;
    private readonly IReadOnlyList<ServerProcess> servers;

    private SocketRun(RunLength length, LoadProcess load, IReadOnlyList<ServerProcess> servers)
    {
        this.length = length;
        this.load = load;
        this.servers = servers;
    }

    public Measurements Measurements { get; } = new();

    /// <summary>Which garbage collector the servers have.</summary>
    public string Collector => servers[0].Collector;

    public static async Task<SocketRun> StartAsync(RunLength length, IEnumerable<Side> sides)
    {
        var (serverCore, loadCore) = Cores.Pick();
        var started = new List<ServerProcess>();
        foreach (var side in sides)
        {
            started.Add(await ServerProcess.StartAsync(side, serverCore));
        }

        return new(length, await LoadProcess.StartAsync(loadCore), started);
    }

    /// <summary>Measures everything.</summary>
    public async Task MeasureAsync(IReadOnlyList<Row> rows)
    {
        foreach (var server in servers)
        {
            await WarmUpAsync(server);
        }

        foreach (var crowd in Crowd.Of(rows))
        {
            await MeasureAsync(crowd);
        }
    }

    public void Dispose()
    {
        load.Dispose();
        foreach (var server in servers)
        {
            server.Dispose();
        }
    }

    /// <summary>Does everything that will be measured, until it is compiled for good.</summary>
    private async Task WarmUpAsync(ServerProcess server)
    {
        Report($"warming up {server.Side.Name}");
        await load.DoAsync(LoadCommand.Connect(server.Side, server.Port, WarmUpConnections));
        foreach (var payload in Payloads.All)
        {
            await load.DoAsync(LoadCommand.CheckRequests(payload));
            await load.DoAsync(LoadCommand.Ask(payload, WarmUpInFlight, length.WarmUp));
        }

        if (server.Side.Broadcasts)
        {
            await load.DoAsync(LoadCommand.CheckBroadcast());
            await load.DoAsync(LoadCommand.Broadcast(WarmUpInFlight, length.WarmUp));
        }

        await LeaveAsync(server);
    }

    private async Task MeasureAsync(Crowd crowd)
    {
        // The first turn of each side does not count: what is asked for is checked then.
        foreach (var server in servers)
        {
            await TakeTurnAsync(server, crowd, counts: false);
        }

        for (var repeat = 0; repeat < length.Repeats; repeat++)
        {
            foreach (var server in repeat % 2 == 0 ? servers : servers.Reverse())
            {
                await TakeTurnAsync(server, crowd, counts: true);
            }
        }

        foreach (var row in crowd.Rows)
        {
            Report($"{row.Name}: {string.Join(", ", Measurements.Sides.Where(row.IsServedBy).Select(side => $"{side.Name} {Measurements.Value(row, side, window => window.Microseconds)!.Median:0.00} µs"))}");
        }
    }

    private async Task TakeTurnAsync(ServerProcess server, Crowd crowd, bool counts)
    {
        var heap = crowd.IsWeighed ? await server.GetHeapAsync() : 0;
        var before = await server.GetUsageAsync();
        var elapsed = TimeSpan.FromSeconds(double.Parse(await load.DoAsync(LoadCommand.Connect(server.Side, server.Port, crowd.Connections))));
        if (crowd.IsWeighed && counts)
        {
            var connecting = await server.GetUsageAsync() - before;
            Measurements.Add(server.Side, new Weight(crowd.Connections, elapsed, connecting.Processor, (double)(await server.GetHeapAsync() - heap) / crowd.Connections));
        }

        foreach (var row in crowd.Rows.Where(row => row.IsServedBy(server.Side)))
        {
            if (!counts)
            {
                await load.DoAsync(row.Check);
            }

            await load.DoAsync(row.Measure(length.LeadIn));
            var start = await server.GetUsageAsync();
            var result = LoadResult.Parse(await load.DoAsync(row.Measure(length.Window)));
            var used = await server.GetUsageAsync() - start;
            if (counts)
            {
                Measurements.Add(server.Side, new Window(row, result, used));
            }
        }

        await LeaveAsync(server);
    }

    private async Task LeaveAsync(ServerProcess server)
    {
        await load.DoAsync(LoadCommand.Disconnect());
        await server.EmptyAsync();
    }

    private static void Report(string line) => Console.WriteLine($"{DateTime.Now:HH:mm:ss} {line}");
}
