using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The product with its defaults: bounds, heartbeats and metrics included.</summary>
/// <param name="speaksMessagePack">Whether it speaks MessagePack beside JSON.</param>
/// <param name="usesTransport">Whether it passes Kestrel's HTTP layer by, which is the default.</param>
internal sealed class ProductServer(bool speaksMessagePack, bool usesTransport = true) : BenchServer
{
    // The load is faster than any client may be. Everything is still counted.
    private const int ManyMessages = 100_000_000;

    private WsConnections? connections;

    public override int Connections => connections!.Count;

    public override void AddServices(IServiceCollection services)
    {
        MetricsReader.Start();
        services.AddTypedSockets(options =>
        {
            options.RateLimit!.TokenLimit = ManyMessages;
            options.RateLimit.TokensPerPeriod = ManyMessages;
            options.UseKestrelTransport = usesTransport;
            if (speaksMessagePack)
            {
                options.UseMessagePack();
            }
        });
    }

    public override void Map(WebApplication app)
    {
        app.MapTypedSocket<BenchEndpoint>(Path).AllowAnonymous();
        connections = app.Services.GetRequiredService<WsContext<BenchEndpoint, IBenchEvents>>().Connections;
    }
}
