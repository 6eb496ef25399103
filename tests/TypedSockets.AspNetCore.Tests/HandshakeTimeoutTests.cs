using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>How long a handshake may take, from the first byte of its headers to the accepted WebSocket.</summary>
public sealed class HandshakeTimeoutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AlmostAll = TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider time = new();
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_handshake_that_takes_almost_the_timeout_is_accepted()
    {
        await using ChatServer server = await StartAsync(MapBehindTheWait);
        Task<RawClient> connecting = RawClient.ConnectAsync(server.Uri);
        await entered.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        time.Advance(AlmostAll);
        released.SetResult();

        using RawClient client = await connecting;
        await client.ReceiveAsync("ws.connected");
        time.Advance(TimeSpan.FromMilliseconds(1));
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_handshake_that_takes_the_timeout_is_cut_off()
    {
        await using ChatServer server = await StartAsync(MapBehindTheWait);
        using var socket = new ClientWebSocket();
        Task connecting = socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken);
        await entered.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<WebSocketException>(() => connecting.WaitAsync(Patience, TestContext.Current.CancellationToken));
        released.SetResult();
        Assert.Empty(server.Context.Connections);
    }

    [Fact]
    public async Task A_handshake_that_came_too_late_to_its_route_is_refused_with_503()
    {
        await using ChatServer server = await StartAsync(app =>
        {
            app.Use(WaitAsync);
            app.UseRouting();
            app.MapTypedSocket<ChatEndpoint>("/chat");
        });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        Task connecting = socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken);
        await entered.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(10));
        released.SetResult();

        await Assert.ThrowsAsync<WebSocketException>(() => connecting.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_WebSocket_of_another_endpoint_takes_as_long_as_it_likes()
    {
        await using ChatServer server = await StartAsync(app =>
        {
            app.Use(WaitAsync);
            app.Map("/chat", static async (HttpContext context) =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
            });
        });
        using var socket = new ClientWebSocket();
        Task connecting = socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken);
        await entered.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromHours(1));
        released.SetResult();

        await connecting.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var buffer = new byte[16];
        WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, result.Count));
    }

    [Theory]
    [InlineData(10, null, 10)]
    [InlineData(29, null, 29)]
    [InlineData(31, null, 30)]
    [InlineData(10, 20, 20)]
    [InlineData(10, 5, 5)]
    public async Task Kestrel_gives_headers_no_more_time_unless_the_application_says_so(int handshake, int? own, int expected)
    {
        await using ChatServer server = await ChatServer.StartAsync(
            options => options.HandshakeTimeout = TimeSpan.FromSeconds(handshake),
            builder => builder.Services.Configure<KestrelServerOptions>(kestrel =>
            {
                if (own is { } seconds)
                {
                    kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(seconds);
                }
            }));

        TimeSpan timeout = server.App.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.RequestHeadersTimeout;

        Assert.Equal(TimeSpan.FromSeconds(expected), timeout);
    }

    [Fact]
    public async Task Who_does_not_finish_the_headers_is_cut_off()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.HandshakeTimeout = TimeSpan.FromSeconds(1));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.Uri.Host, server.Uri.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = tcp.GetStream();
        await stream.WriteAsync("GET /chat HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray(), TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream);
        string answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "HandshakeTimeout is 00:00:00; it must be more than zero and at most 49.17:02:47.2940000.")]
    [InlineData(1, null)]
    public void A_timeout_of_zero_is_none(int milliseconds, string? fault)
    {
        var options = new WsOptions { HandshakeTimeout = TimeSpan.FromMilliseconds(milliseconds) };

        Assert.Equal(fault is null ? [] : [fault], options.FindFaults());
    }

    private void MapBehindTheWait(WebApplication app)
    {
        app.Use(WaitAsync);
        app.MapTypedSocket<ChatEndpoint>("/chat");
    }

    // Stands for an authentication that takes its time.
    private async Task WaitAsync(HttpContext context, RequestDelegate next)
    {
        entered.TrySetResult();
        await released.Task;
        await next(context);
    }

    private Task<ChatServer> StartAsync(Action<WebApplication> map) =>
        ChatServer.StartAsync(build: builder => builder.Services.AddSingleton<TimeProvider>(time), map: map);
}
