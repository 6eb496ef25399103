using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedSockets.Benchmarks;

namespace TypedSockets.Idle.Benchmarks;

/// <summary>The server, in a process of its own: it says its port, then the number of its connections or the bytes on its heap, as it is asked.</summary>
/// <remarks>Beside the product it serves <c>/bare</c>: connections that Kestrel has upgraded, and that nobody looks at.</remarks>
internal static class IdleServer
{
    private static int bareConnections;

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
        app.Map("/bare", (RequestDelegate)ServeBareAsync);
        await app.StartAsync();

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Console.WriteLine(new Uri(address).Port);
        var connections = app.Services.GetRequiredService<WsContext<IdleEndpoint>>().Connections;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            Console.WriteLine(line == ServerProcess.Heap ? GC.GetTotalMemory(forceFullCollection: true) : connections.Count + Volatile.Read(ref bareConnections));
        }
    }

    private static async Task ServeBareAsync(HttpContext context)
    {
        context.Response.Headers.Upgrade = "websocket";
        await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        Interlocked.Increment(ref bareConnections);
        try
        {
            _ = await stream.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false, context.RequestAborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client is gone.
        }
        finally
        {
            Interlocked.Decrement(ref bareConnections);
        }
    }
}
