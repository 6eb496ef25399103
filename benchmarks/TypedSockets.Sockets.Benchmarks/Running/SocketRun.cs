using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Starts all processes, lets the sides take turns and measures them.</summary>
internal sealed class SocketRun : IDisposable
{
    private const int WarmUpConnections = 50;
    private const int WarmUpInFlight = 4;
    private const int MaxWarmUps = 24;
    private const int QuietWarmUps = 2;

    // Where so many have come the product greets them all again a second later, and that belongs to connecting, and to no row.
    private const int GreetedAgain = 1_024;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.5);

    // As long as the server is busy, the compiler, which has the same core, hardly gets anywhere.
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PauseForCompiler = TimeSpan.FromMilliseconds(100);

    // The compiler is never quite done: now and then it takes a method that is rarely called.
    private static readonly TimeSpan Stray = TimeSpan.FromMilliseconds(20);

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

    /// <summary>Does everything that will be measured, with one small crowd after the other, until it is compiled for good.</summary>
    private async Task WarmUpAsync(ServerProcess server, IReadOnlyList<Row> rows)
    {
        Report($"warming up {server.Side.Name}");
        Row[] served = [.. rows.Where(row => row.IsServedBy(server.Side)).Select(row => row with { Connections = WarmUpConnections, InFlight = WarmUpInFlight }).DistinctBy(row => row.Payload)];
        for (var (round, quiet) = (0, 0); round < MaxWarmUps && quiet < QuietWarmUps; round++)
        {
            var usage = await server.GetUsageAsync();
            await load.DoAsync(LoadCommand.Connect(server.Side, server.Port, WarmUpConnections));
            foreach (var row in served)
            {
                await load.DoAsync(row.Measure(Burst));
            }

            await LeaveAsync(server);
            quiet = (await CompileAsync(server) - usage).Compiling > Stray ? 0 : quiet + 1;
        }
    }

    /// <summary>Waits until the compiler has done what was asked of it so far.</summary>
    private static async Task<Usage> CompileAsync(ServerProcess server)
    {
        Usage before, after = await server.GetUsageAsync();
        do
        {
            before = after;
            await Task.Delay(PauseForCompiler);
            after = await server.GetUsageAsync();
        }
        while ((after - before).Compiling > Stray);
        return after;
    }

    private async Task MeasureAsync(Crowd crowd)
    {
        foreach (var server in servers)
        {
            await CheckAsync(server, crowd);
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

    /// <summary>Checks what is asked for, and lets a server grow to its crowd. Nothing of it counts.</summary>
    private async Task CheckAsync(ServerProcess server, Crowd crowd)
    {
        await ConnectAsync(server, crowd);
        foreach (var row in crowd.RowsOf(server.Side))
        {
            await load.DoAsync(row.Check);
            await load.DoAsync(row.Measure(length.Window / 2));
        }

        await LeaveAsync(server);
    }

    /// <summary>Takes a turn, and once more where other programs were in the way.</summary>
    private async Task<Turn> TakeQuietTurnAsync(ServerProcess server, Crowd crowd)
    {
        var turn = await TakeTurnAsync(server, crowd);
        if (!turn.IsDisturbed || secondTurns == length.MaxSecondTurns)
        {
            return turn;
        }

        secondTurns++;
        var second = await TakeTurnAsync(server, crowd);
        return second.OthersShare < turn.OthersShare ? second : turn;
    }

    private async Task<Turn> TakeTurnAsync(ServerProcess server, Crowd crowd)
    {
        var weight = crowd.IsWeighed ? await WeighAsync(server, crowd) : null;
        if (weight is null)
        {
            await ConnectAsync(server, crowd);
        }

        var windows = new List<Window>();
        foreach (var row in crowd.RowsOf(server.Side))
        {
            await load.DoAsync(row.Measure(length.LeadIn));
            windows.Add(await MeasureAsync(server, row, length.Window));
        }

        await LeaveAsync(server);
        return new(windows, weight);
    }

    /// <summary>Connects a crowd and measures what that takes.</summary>
    private async Task<Weight> WeighAsync(ServerProcess server, Crowd crowd)
    {
        var heap = await server.GetHeapAsync();
        var usage = await server.GetUsageAsync();
        var elapsed = await ConnectAsync(server, crowd);
        usage = await server.GetUsageAsync() - usage;
        return new(crowd.Connections, elapsed, usage.Processor, (double)(await server.GetHeapAsync() - heap) / crowd.Connections);
    }

    /// <summary>Connects a crowd.</summary>
    /// <returns>The time until all were served.</returns>
    private async Task<TimeSpan> ConnectAsync(ServerProcess server, Crowd crowd)
    {
        var elapsed = TimeSpan.FromSeconds(double.Parse(await load.DoAsync(LoadCommand.Connect(server.Side, server.Port, crowd.Connections))));
        if (crowd.Connections >= GreetedAgain)
        {
            await Task.Delay(Settling);
        }

        return elapsed;
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
