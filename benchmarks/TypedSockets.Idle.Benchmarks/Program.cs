using TypedSockets.Benchmarks;
using TypedSockets.Idle.Benchmarks;

const int DefaultConnections = 10_000;

TimeSpan usual = TimeSpan.FromSeconds(30);
TimeSpan never = TimeSpan.FromDays(1);
TimeSpan warmingUp = TimeSpan.FromSeconds(10);
TimeSpan measured = TimeSpan.FromSeconds(60);

if (args is [ServerProcess.Argument, var seconds])
{
    await IdleServer.RunAsync(TimeSpan.FromSeconds(double.Parse(seconds)));
    return 0;
}

// idle [<connections>] <folder of the results>
var isNumbered = args is [_, _];
if (args is not [.., var results] || args.Length > 2 || !int.TryParse(isNumbered ? args[0] : $"{DefaultConnections}", out var connections))
{
    Console.Error.WriteLine("Run benchmarks/run-idle [<connections>], which knows where the results belong.");
    return 1;
}

// The first pings are over before the clock runs, so that the second ones find compiled code.
var pinging = await IdleRun.MeasureAsync("heartbeat as it comes, every 30 s", "/idle", connections, usual, settling: usual + TimeSpan.FromSeconds(5), measured);
var unpinged = await IdleRun.MeasureAsync("no pings: an interval of a day", "/idle", connections, never, warmingUp, measured);
var bare = await IdleRun.MeasureAsync("Kestrel alone", "/bare", connections, never, warmingUp, measured);

var path = Path.Combine(results, "idle.md");
File.WriteAllText(path, IdleReport.ToMarkdown(isNumbered ? $"benchmarks/run-idle {connections}" : "benchmarks/run-idle", measured, pinging, unpinged, bare));
Console.WriteLine($"{path} has the table.");
return 0;
