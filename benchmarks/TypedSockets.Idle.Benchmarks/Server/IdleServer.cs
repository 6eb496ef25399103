using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.Idle.Benchmarks;

/// <summary>The server, in a process of its own: it says its port, then its connections and bytes of heap for every line it reads.</summary>
internal static class IdleServer
{
    /// <summary>Serves until nothing more can be read.</summary>
    /// <param name="interval">How long a client is silent before it is pinged.</param>
    public static async Task RunAsync(TimeSpan interval)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTypedSockets(options =>
        {
            options.Heartbeat.Interval = interval;
            options.Heartbeat.Timeout = interval * 1.5;
        });
        await using var app = builder.Build();
        app.MapTypedSocket<IdleEndpoint>("/idle").AllowAnonymous();
        await app.StartAsync();

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Console.WriteLine(new Uri(address).Port);
        var connections = app.Services.GetRequiredService<WsContext<IdleEndpoint>>().Connections;
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine($"{connections.Count} {GC.GetTotalMemory(forceFullCollection: true)}");
        }
    }
}
