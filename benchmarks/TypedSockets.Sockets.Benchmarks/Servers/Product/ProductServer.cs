using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The product with its defaults: bounds, heartbeats and metrics included.</summary>
/// <param name="speaksMessagePack">Whether it speaks MessagePack beside JSON.</param>
internal sealed class ProductServer(bool speaksMessagePack) : BenchServer
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
