using TypedSockets.Scale.Benchmarks;

const int Connections = 10_000;

if (args is [ScaleServer.Argument])
{
    await ScaleServer.RunAsync();
    return 0;
}

if (args is not [var results])
{
    Console.Error.WriteLine("Run benchmarks/run-scale, which knows where the results belong.");
    return 1;
}

using var server = await ScaleProcess.StartAsync();
var before = await server.AskAsync("heap");
using var listeners = await Listeners.ConnectAsync(server.Port, Connections);
while (await server.AskAsync("count") < Connections)
{
    await Task.Delay(10);
}

var idle = (await server.AskAsync("heap") - before) / Connections;
var report = new ScaleReport("benchmarks/run-scale");
report.Add("Broadcasts to one room", "members", "a member", await ScaleRow.MeasureAsync(server, "broadcast", [(10, 2_000), (100, 400), (1_000, 80), (10_000, 16)]));
report.Add("Broadcasts to rooms of ten", "rooms", "a member", await ScaleRow.MeasureAsync(server, "rooms", [(1, 500), (100, 2_000), (1_000, 5_000), (10_000, 5_000), (100_000, 5_000)]));
report.Add("Joining a room and leaving it", "members that stay", "both", await ScaleRow.MeasureAsync(server, "churn", [(0, 20_000), (100, 20_000), (1_000, 20_000), (9_000, 20_000)]));
report.Add($"The {Connections:N0} connections, idle and in no room, take {idle / 1024:0.0} KB of heap each, Kestrel's part included.");

var path = Path.Combine(results, "scale.md");
File.WriteAllText(path, $"{report}");
Console.WriteLine($"{path} has the tables.");
return 0;
