using TypedSockets.Benchmarks;
using TypedSockets.Scale.Benchmarks;

const int Connections = 10_000;
const int AtOnce = 50;

if (args is [ServerProcess.Argument, var pings])
{
    await ScaleServer.RunAsync(bool.Parse(pings));
    return 0;
}

if (args is not [var results])
{
    Console.Error.WriteLine("Run benchmarks/run-scale, which knows where the results belong.");
    return 1;
}

var report = new ScaleReport("benchmarks/run-scale");
await MeasureGrowthAsync();
report.Add(await IdleRooms.MeasureAsync(Connections / ClientRoom.Members));

var path = Path.Combine(results, "scale.md");
File.WriteAllText(path, $"{report}");
Console.WriteLine($"{path} has the tables.");
return 0;

// Ends its connections, so that there are files enough for those that come after it.
async Task MeasureGrowthAsync()
{
    using var server = await ServerProcess.StartAsync($"{false}");
    var before = await server.AskAsync(ServerProcess.Heap);
    using var listeners = await Crowd<Listener>.ConnectAsync(Connections, AtOnce, _ => Listener.ConnectAsync(server.Port));
    var idle = (await server.WeighAsync(Connections) - before) / Connections;
    report.Add("Broadcasts to one room", "members", "a member", await ScaleRow.MeasureAsync(server, "broadcast", [(10, 2_000), (100, 400), (1_000, 80), (10_000, 16)]));
    report.Add("Broadcasts to rooms of ten", "rooms", "a member", await ScaleRow.MeasureAsync(server, "rooms", [(1, 500), (100, 2_000), (1_000, 5_000), (10_000, 5_000), (100_000, 5_000)]));
    report.Add("Joining a room and leaving it", "members that stay", "both", await ScaleRow.MeasureAsync(server, "churn", [(0, 20_000), (100, 20_000), (1_000, 20_000), (9_000, 20_000)]));
    report.Add($"The {Connections:N0} connections, idle and in no room, take {idle / 1024:0.0} KB of heap each, Kestrel's part included.");
}
