using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Where Kestrel's HTTP layer is passed by, and where it is not because somebody stands between.</summary>
public sealed class KestrelTransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.Transport, true)]
    [InlineData(Wire.Tls, false)]
    public async Task Frames_pass_the_HTTP_layer_by_without_TLS_only(Wire wire, bool found) =>
        Assert.Equal(found, await IsFoundAsync(wire));

    [Fact]
    public async Task What_a_connection_middleware_put_between_is_not_passed_by() =>
        Assert.False(await IsFoundAsync(Wire.Transport, build: static builder => builder.WebHost.ConfigureKestrel(
            static kestrel => kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.UseConnectionLogging()))));

    [Fact]
    public async Task What_a_connection_middleware_put_between_serves_where_it_is_pipes()
    {
        var received = new Pipe();
        var sent = new Pipe();
        Assert.True(await IsFoundAsync(Wire.Transport, build: builder => builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => async connection =>
            {
                IDuplexPipe transport = connection.Transport;
                connection.Transport = new Duplex(received.Reader, sent.Writer);
                Task receiving = transport.Input.CopyToAsync(received.Writer, Token);
                Task sending = sent.Reader.CopyToAsync(transport.Output, Token);
                await next(connection);
                await sent.Writer.CompleteAsync();
                await sending;
                connection.Transport = transport;
                transport.Input.CancelPendingRead();
                await received.Reader.CompleteAsync();
                await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            })))));
    }

    [Fact]
    public async Task What_a_middleware_put_around_the_stream_is_not_passed_by() =>
        Assert.False(await IsFoundAsync(Wire.Transport, use: static (context, next) =>
        {
            IHttpUpgradeFeature upgrade = context.Features.GetRequiredFeature<IHttpUpgradeFeature>();
            context.Features.Set<IHttpUpgradeFeature>(new WrappingUpgrade(upgrade));
            return next(context);
        }));

    [Fact]
    public async Task Handshakes_that_are_logged_are_passed_by_all_the_same() =>
        Assert.True(await IsFoundAsync(Wire.Transport, use: static (context, next) =>
        {
            // As the framework's own HTTP logging does: it looks at the handshake, and hands the stream on as it is.
            IHttpUpgradeFeature upgrade = context.Features.GetRequiredFeature<IHttpUpgradeFeature>();
            context.Features.Set<IHttpUpgradeFeature>(new WatchingUpgrade(upgrade));
            return next(context);
        }));

    /// <summary>Upgrades a connection of a real server, and tells whether the pipe below it was found.</summary>
    private static async Task<bool> IsFoundAsync(Wire wire, Action<WebApplicationBuilder>? build = null, Func<HttpContext, RequestDelegate, Task>? use = null)
    {
        var found = new TaskCompletionSource<IDuplexPipe?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ChatServer server = await ChatServer.StartAsync(
            build: builder =>
            {
                builder.WebHost.Use(wire);
                build?.Invoke(builder);
            },
            map: app =>
            {
                if (use is not null)
                {
                    app.Use(use);
                }

                app.MapGet("/chat", async context =>
                {
                    context.Response.Headers.Upgrade = "websocket";
                    context.Response.Headers.SecWebSocketAccept = WebSocketKey.Accept(context.Request.Headers.SecWebSocketKey.ToString());
                    Stream upgraded = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
                    found.SetResult(KestrelTransport.Find(context, upgraded));
                });
            });
        using SocketsHttpHandler handler = wire.NewHandler();
        using RawClient client = await RawClient.ConnectAsync(server.Uri, handler);

        return await found.Task.WaitAsync(TimeSpan.FromSeconds(20), Token) is not null;
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class WrappingUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => inner.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync() => new BufferedStream(await inner.UpgradeAsync());
    }

    private sealed class WatchingUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => inner.IsUpgradableRequest;

        public Task<Stream> UpgradeAsync() => inner.UpgradeAsync();
    }
}
