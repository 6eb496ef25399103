using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>SignalR, with generated serializers for JSON, WebSockets alone, and messages as long as the product takes them.</summary>
internal sealed class SignalRServer : BenchServer
{
    private const int MaxMessage = 1024 * 1024;

    private readonly HubCount count = new();

    public override int Connections => count.Value;

    public override void AddServices(IServiceCollection services) =>
        services.AddSingleton(count)
            .AddSignalR(options => options.MaximumReceiveMessageSize = MaxMessage)
            .AddJsonProtocol(options => options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, BenchJson.Default))
            .AddMessagePackProtocol();

    public override void Map(WebApplication app) => app.MapHub<BenchHub>(Path, options => options.Transports = HttpTransportType.WebSockets);
}
