using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Starts all processes, lets the sides take turns and measures them.</summary>
internal sealed class SocketRun : IDisposable
{
    private const int WarmUpConnections = 50;
    private const int WarmUpInFlight = 8;
    private const int MaxWarmUps = 24;
    private const int QuietWarmUps = 3;

    // As long as the server is busy, the compiler, which has the same core, hardly gets anywhere.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Compiled = TimeSpan.FromMilliseconds(2);

    private readonly RunLength length;
    private readonly LoadProcess load;
    private readonly IReadOnlyList<ServerProcess> servers;
    private readonly int serverCore;
    private readonly int loadCore;
    private int secondTurns;

    private SocketRun(RunLength length, LoadProcess load, int loadCore, IReadOnlyList<ServerProcess> servers, int serverCore)
    {
        this.length = length;
        this.load = load;
        this.loadCore = loadCore;
        this.servers = servers;
        this.serverCore = serverCore;
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

        return new(length, await LoadProcess.StartAsync(loadCore), loadCore, started, serverCore);
    }

    /// <summary>Measures everything.</summary>
    public async Task MeasureAsync(IReadOnlyList<Row> rows)
    {
        foreach (var server in servers)
        {
            await WarmUpAsync(server, rows);
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
    private async Task WarmUpAsync(ServerProcess server, IReadOnlyList<Row> rows)
    {
        Report($"warming up {server.Side.Name}");
        await load.DoAsync(LoadCommand.Connect(server.Side, server.Port, WarmUpConnections));
        foreach (var row in rows.Where(row => row.IsServedBy(server.Side)).Select(row => row with { Connections = WarmUpConnections, InFlight = WarmUpInFlight }).DistinctBy(row => row.Payload))
        {
            await load.DoAsync(row.Check);
            for (var (turn, quiet) = (0, 0); turn < MaxWarmUps && quiet < QuietWarmUps; turn++)
            {
                var usage = await server.GetUsageAsync();
                await load.DoAsync(row.Measure(WarmUp));
                await Task.Delay(WarmUp);
                quiet = (await server.GetUsageAsync() - usage).Compiling > Compiled ? 0 : quiet + 1;
            }
        }

        await LeaveAsync(server);
    }

    private async Task MeasureAsync(Crowd crowd)
    {
        // The first turn of each side does not count: what is asked for is checked then.
        foreach (var server in servers)
        {
            await TakeTurnAsync(server, crowd, checks: true);
        }

        for (var repeat = 0; repeat < length.Repeats; repeat++)
        {
            foreach (var server in repeat % 2 == 0 ? servers : servers.Reverse())
            {
                Measurements.Add(server.Side, await TakeQuietTurnAsync(server, crowd));
            }
        }

        foreach (var row in crowd.Rows)
        {
            Report($"{row.Name}: {string.Join(", ", Measurements.Sides.Where(row.IsServedBy).Select(side => $"{side.Name} {Measurements.Value(row, side, window => window.Microseconds)!.Median:0.00} µs"))}");
        }
    }

    /// <summary>Takes a turn, and once more where other programs were in the way.</summary>
    private async Task<Turn> TakeQuietTurnAsync(ServerProcess server, Crowd crowd)
    {
        var turn = await TakeTurnAsync(server, crowd, checks: false);
        if (!turn.IsDisturbed || secondTurns == length.MaxSecondTurns)
        {
            return turn;
        }

        secondTurns++;
        var second = await TakeTurnAsync(server, crowd, checks: false);
        return second.OthersShare < turn.OthersShare ? second : turn;
    }

    private async Task<Turn> TakeTurnAsync(ServerProcess server, Crowd crowd, bool checks)
    {
        var heap = crowd.IsWeighed ? await server.GetHeapAsync() : 0;
        var before = await server.GetUsageAsync();
        var elapsed = TimeSpan.FromSeconds(double.Parse(await load.DoAsync(LoadCommand.Connect(server.Side, server.Port, crowd.Connections))));
        Weight? weight = null;
        if (crowd.IsWeighed)
        {
            var connecting = await server.GetUsageAsync() - before;
            weight = new Weight(crowd.Connections, elapsed, connecting.Processor, (double)(await server.GetHeapAsync() - heap) / crowd.Connections);
        }

        var windows = new List<Window>();
        foreach (var row in crowd.Rows.Where(row => row.IsServedBy(server.Side)))
        {
            if (checks)
            {
                await load.DoAsync(row.Check);
            }

            await load.DoAsync(row.Measure(length.LeadIn));
            windows.Add(await MeasureAsync(server, row, length.Window));
        }

        await LeaveAsync(server);
        return new(windows, weight);
    }

    private async Task<Window> MeasureAsync(ServerProcess server, Row row, TimeSpan window)
    {
        var usage = await server.GetUsageAsync();
        var (serverBusy, loadBusy) = (CoreClock.GetBusy(serverCore), CoreClock.GetBusy(loadCore));
        var result = LoadResult.Parse(await load.DoAsync(row.Measure(window)));
        (serverBusy, loadBusy) = (CoreClock.GetBusy(serverCore) - serverBusy, CoreClock.GetBusy(loadCore) - loadBusy);
        return new(row, result, await server.GetUsageAsync() - usage, serverBusy, loadBusy);
    }

    private async Task LeaveAsync(ServerProcess server)
    {
        await load.DoAsync(LoadCommand.Disconnect());
        await server.EmptyAsync();
    }

    private static void Report(string line) => Console.WriteLine($"{DateTime.Now:HH:mm:ss} {line}");
}
