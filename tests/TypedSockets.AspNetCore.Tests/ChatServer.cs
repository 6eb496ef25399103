using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A real server on a free port of the loopback address.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private ChatServer(WebApplication app) => App = app;

    public WebApplication App { get; }

    public Uri Uri { get; private set; } = null!;

    public ChatLog Log => App.Services.GetRequiredService<ChatLog>();

    public WsContext<ChatEndpoint, IChatEvents> Context => App.Services.GetRequiredService<WsContext<ChatEndpoint, IChatEvents>>();

    public static async Task<ChatServer> StartAsync(Action<WsOptions>? configure = null, Action<WebApplicationBuilder>? build = null, Action<WebApplication>? map = null, string environment = "Production")
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ChatLog>();
        builder.Services.AddTypedSockets(configure);
        build?.Invoke(builder);
        WebApplication app = builder.Build();
        if (map is null)
        {
            app.MapTypedSocket<ChatEndpoint>("/chat");
        }
        else
        {
            map(app);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new ChatServer(app) { Uri = new Uri(address.Replace("http", "ws", StringComparison.Ordinal) + "/chat") };
    }

    /// <summary>Connects a raw socket and takes the server's first frame.</summary>
    public async Task<RawClient> ConnectAsync()
    {
        RawClient client = await RawClient.ConnectAsync(Uri);
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Log.Release.TrySetResult();
        await App.DisposeAsync();
    }
}
