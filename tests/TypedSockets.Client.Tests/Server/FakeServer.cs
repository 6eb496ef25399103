using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.Client.Tests;

/// <summary>A server that knows nothing but WebSocket and JSON, and does what the test says.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ServerConnection> accepted = Channel.CreateUnbounded<ServerConnection>();

    private FakeServer(WebApplication app) => this.app = app;

    public Uri Uri { get; private set; } = null!;

    /// <summary>What the next handshakes are refused with, in order.</summary>
    public ConcurrentQueue<HttpStatusCode> Refusals { get; } = new();

    /// <summary>What each handshake said of its user.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    public HttpRequest? LastHandshake { get; private set; }

    public static async Task<FakeServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeServer(builder.Build());
        server.app.UseWebSockets();
        server.app.Run(server.ServeAsync);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        string address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Uri = new UriBuilder(address) { Scheme = "ws", Path = "/chat" }.Uri;
        return server;
    }

    /// <summary>The next connection, before it is greeted.</summary>
    public Task<ServerConnection> AcceptSilentlyAsync() => accepted.Reader.ReadAsync(TestContext.Current.CancellationToken).Patiently();

    /// <summary>The next connection, however long it takes to come.</summary>
    public ValueTask<ServerConnection> NextAsync(CancellationToken cancellationToken) => accepted.Reader.ReadAsync(cancellationToken);

    /// <summary>The next connection, greeted.</summary>
    public async Task<ServerConnection> AcceptAsync(int spread = 0, int rate = 0, int burst = 0)
    {
        ServerConnection connection = await AcceptSilentlyAsync();
        await connection.GreetAsync(spread, rate, burst);
        return connection;
    }

    /// <summary>Connects a client.</summary>
    public async Task<ServerConnection> ConnectAsync(WsClient client)
    {
        Task connecting = client.ConnectAsync(TestContext.Current.CancellationToken);
        ServerConnection connection = await AcceptAsync();
        await connecting.Patiently();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        LastHandshake = context.Request;
        Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        if (Refusals.TryDequeue(out HttpStatusCode refusal))
        {
            context.Response.StatusCode = (int)refusal;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync("typedsockets.v1.json");
        var connection = new ServerConnection(socket, context);
        accepted.Writer.TryWrite(connection);
        await connection.ServeAsync();
    }
}
