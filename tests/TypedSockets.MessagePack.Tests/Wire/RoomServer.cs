using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.MessagePack.Tests;

/// <summary>A server on a port of its own, that speaks MessagePack unless it is told not to.</summary>
internal sealed class RoomServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RoomServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("http", "ws", StringComparison.Ordinal) + "/room");

    public static async Task<RoomServer> StartAsync(Action<WsOptions>? configure = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddTypedSockets(configure ?? (options => options.UseMessagePack()));
        var built = builder.Build();
        built.MapTypedSocket<RoomEndpoint>("/room");
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new RoomServer(built);
    }

    /// <summary>A client that is connected and speaks MessagePack.</summary>
    public async Task<RoomClient> ConnectAsync(WsClientOptions? options = null)
    {
        var client = new RoomClient(Address, options ?? new WsClientOptions().UseMessagePack());
        await client.ConnectAsync(TestContext.Current.CancellationToken);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
