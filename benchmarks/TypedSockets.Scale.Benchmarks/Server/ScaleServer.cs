using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedSockets.Benchmarks;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>The server, in a process of its own. It says its port, and then answers every line that it reads.</summary>
internal static class ScaleServer
{
    /// <summary>Where it listens.</summary>
    public const string Path = "/scale";

    /// <summary>Asks for the processor time that it has used so far, in microseconds.</summary>
    public const string Processor = "processor";

    /// <summary>Serves until nothing more can be read.</summary>
    /// <param name="pings">Whether heartbeats come as they do by default. Clients that do not answer them want none.</param>
    public static async Task RunAsync(bool pings)
    {
        using var deliveries = new Deliveries();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTypedSockets(options =>
        {
            if (!pings)
            {
                options.Heartbeat.Interval = TimeSpan.FromHours(1);
                options.Heartbeat.Timeout = TimeSpan.FromHours(2);
            }
        });
        await using var app = builder.Build();
        app.MapTypedSocket<TickerEndpoint>(Path).AllowAnonymous();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Console.WriteLine(new Uri(address).Port);
        var context = app.Services.GetRequiredService<WsContext<TickerEndpoint, ITickerEvents>>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            Console.WriteLine(await AnswerAsync(line, context, deliveries));
        }
    }

    private static async Task<string> AnswerAsync(string line, WsContext<TickerEndpoint, ITickerEvents> context, Deliveries deliveries)
    {
        var work = new Work(context, deliveries);
        return line.Split(' ') switch
        {
            [ServerProcess.Count] => $"{context.Connections.Count}",
            [ServerProcess.Heap] => $"{GC.GetTotalMemory(forceFullCollection: true)}",
            [Processor] => $"{Environment.CpuUsage.TotalTime.TotalMicroseconds}",
            ["broadcast", var members, var times] => $"{await work.BroadcastAsync(int.Parse(members), int.Parse(times))}",
            ["rooms", var rooms, var times] => $"{await work.BroadcastToRoomsAsync(int.Parse(rooms), int.Parse(times))}",
            ["churn", var members, var times] => $"{await work.ChurnAsync(int.Parse(members), int.Parse(times))}",
            _ => throw new NotSupportedException(line),
        };
    }
}
