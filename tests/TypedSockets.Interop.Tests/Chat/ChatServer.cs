using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.Interop.Tests;

/// <summary>The examples' server on a free port of the loopback address, which speaks both protocols, with all other options as they are by default.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ChatServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens, such as <c>ws://127.0.0.1:40123/chat</c>.</summary>
    public string Url => $"ws{app.Urls.Single()["http".Length..]}/chat";

    public static async Task<ChatServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTypedSockets(options => options.UseMessagePack());
        WebApplication server = builder.Build();
        server.MapTypedSocket<ChatEndpoint>("/chat");
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new ChatServer(server);
    }

    /// <summary>Shuts down as a deployment does: whoever is connected is told.</summary>
    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken).Patiently();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
