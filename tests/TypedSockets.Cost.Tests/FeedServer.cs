using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.Cost.Tests;

/// <summary>A server with everything on that costs something: heartbeat, limits, a rate, rooms, metrics that somebody listens to.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MeterListener listener = new();
    private readonly List<(Line Line, Task Served)> connections = [];

    public FeedServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddTypedSockets(options =>
        {
            options.UseMessagePack();
            options.RateLimit!.TokenLimit = int.MaxValue;
            options.RateLimit.TokensPerPeriod = int.MaxValue;
        });
        app = builder.Build();
        Hub = app.Services.GetRequiredService<WsHub<FeedEndpoint>>();
        listener.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref counted, measurement));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref counted));
        listener.Start();
    }

    private long counted;

    /// <summary>What the listener of the metrics has been told, so that it can't be left out.</summary>
    public long Counted => Interlocked.Read(ref counted);

    public WsHub<FeedEndpoint> Hub { get; }

    public int Members => Hub.Rooms.CountMembers(FeedEndpoint.Everybody);

    /// <summary>Opens a connection and waits until it is in the room.</summary>
    public async Task<Line> ConnectAsync(WireProtocol protocol)
    {
        var line = new Line();
        var context = new DefaultHttpContext { RequestServices = app.Services };
        var socket = new StreamSocket(line, isServer: true, Hub.Options.SocketLimits, Hub.TimeProvider, line.Cut) { Protocol = protocol };
        var host = new EndpointHost<FeedEndpoint>(new FeedEndpoint(), Hub, context, expires: null);
        int before = Members;
        connections.Add((line, host.RunAsync(socket)));
        while (Members == before)
        {
            await Task.Yield();
        }

        return line;
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((Line line, Task served) in connections)
        {
            line.Cut();
            await served;
        }

        listener.Dispose();
        await app.DisposeAsync();
    }
}
