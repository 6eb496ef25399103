using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The process of one server. It says its port and then, for every line that it reads, what it has used so far.</summary>
internal static class ServerProgram
{
    public const string Argument = "serve";

    /// <summary>Asks for a <see cref="Usage"/>.</summary>
    public const string Usage = "usage";

    /// <summary>Asks for the bytes on the heap after a full collection.</summary>
    public const string Heap = "heap";

    /// <summary>Serves until nothing more can be read.</summary>
    public static void Run(BenchServer server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server.AddServices(builder.Services);
        var app = builder.Build();
        server.Map(app);

        // This thread answers the runner: one of the pool's, of which a single core gives few, would be missed.
        app.StartAsync().GetAwaiter().GetResult();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Console.WriteLine($"{new Uri(address).Port} {(GCSettings.IsServerGC ? "server" : "workstation")}");
        while (Console.ReadLine() is { } line)
        {
            Console.WriteLine(line == Heap ? $"{MeasureHeap()}" : $"{MeasureUsage(server)}");
        }

        // Whoever asked is gone; there is nothing to be saved.
        Environment.Exit(0);
    }

    private static Usage MeasureUsage(BenchServer server) =>
        new(server.Connections, Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime(), GC.GetTotalAllocatedBytes(precise: true));

    private static long MeasureHeap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
