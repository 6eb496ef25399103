using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TypedSockets.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The server of the chat in memory, for tests in which sockets are not the point.</summary>
internal sealed class MemoryChatServer : IAsyncDisposable
{
    private readonly WsTestServer server;
    private readonly HttpMessageHandler wire;

    private MemoryChatServer(WsTestServer server)
    {
        this.server = server;
        wire = server.CreateHandler();
    }

    public IServiceProvider Services => server.Services;

    public ChatLog Log => Services.GetRequiredService<ChatLog>();

    public WsContext<ChatEndpoint, IChatEvents> Context => Services.GetRequiredService<WsContext<ChatEndpoint, IChatEvents>>();

    public static async Task<MemoryChatServer> StartAsync(Action<WsOptions>? configure = null, Action<WebApplicationBuilder>? build = null, Action<WebApplication>? map = null) =>
        new(await WsTestServer.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<ChatLog>();
                builder.Services.Configure<WsOptions>(options => configure?.Invoke(options));
                build?.Invoke(builder);
            },
            map ?? (static app => app.MapTypedSocket<ChatEndpoint>("/chat")),
            TestContext.Current.CancellationToken));

    /// <summary>Connects a raw client and takes the server's first frame.</summary>
    public async Task<RawClient> ConnectAsync(string path = "/chat")
    {
        RawClient client = await RawClient.ConnectAsync(new Uri(new Uri("ws://memory"), path), wire);
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    public Task AdvanceAsync(TimeSpan time) => server.AdvanceAsync(time);

    public async ValueTask DisposeAsync()
    {
        Log.Release.TrySetResult();
        wire.Dispose();
        await server.DisposeAsync();
    }
}
