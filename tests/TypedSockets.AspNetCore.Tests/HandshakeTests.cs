using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Who gets a connection, and what the others are told.</summary>
public sealed class HandshakeTests
{
    [Fact]
    public async Task A_request_that_is_no_WebSocket_is_told_to_upgrade()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.GetAsync(new UriBuilder(server.Uri) { Scheme = "http" }.Uri, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Equal("websocket", response.Headers.Upgrade.Single().Name);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("typedsockets.v1.json", "typedsockets.v1.json")]
    [InlineData("other,typedsockets.v1.json", "typedsockets.v1.json")]
    public async Task A_subprotocol_that_is_spoken_is_echoed(string? offered, string? accepted)
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using RawClient client = await RawClient.ConnectAsync(server.Uri, options => Offer(options, offered));

        Assert.Equal(accepted, client.Socket.SubProtocol);
        await client.ReceiveAsync("ws.connected");
        await client.FlushAsync();
    }

    [Fact]
    public async Task Subprotocols_of_which_none_is_spoken_are_refused_with_400() =>
        await AssertRefusedAsync(HttpStatusCode.BadRequest, options => Offer(options, "soap,typedsockets.v9.json"));

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a:99999")]
    public void A_host_that_no_address_can_have_is_nobodys_origin(string host)
    {
        var context = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString(host) } };
        context.Request.Headers.Origin = "https://friend.example";

        Assert.False(OriginPolicy.Allows(context.Request, []));
        Assert.True(OriginPolicy.Allows(context.Request, ["https://friend.example"]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}", true)]
    [InlineData("https://friend.example", true)]
    [InlineData("https://friend.example:444", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("nonsense", false)]
    public async Task A_page_may_connect_from_the_servers_own_origin_or_an_allowed_one(string origin, bool allowed)
    {
        await using ChatServer server = await ChatServer.StartAsync(options => options.AllowedOrigins.Add("https://friend.example"));
        origin = origin.Replace("{port}", $"{server.Uri.Port}", StringComparison.Ordinal);

        if (allowed)
        {
            using RawClient client = await RawClient.ConnectAsync(server.Uri, options => options.SetRequestHeader("Origin", origin));
            await client.ReceiveAsync("ws.connected");
        }
        else
        {
            await AssertRefusedAsync(server, HttpStatusCode.Forbidden, options => options.SetRequestHeader("Origin", origin));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    public async Task A_page_is_refused_where_the_request_names_a_host_that_can_not_be(string host)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Uri.Host, server.Uri.Port, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream());

        await connection.GetStream().WriteAsync(
            Encoding.UTF8.GetBytes($"GET /chat HTTP/1.1\r\nHost: {host}\r\nOrigin: https://example.org\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
            TestContext.Current.CancellationToken);

        Assert.Equal("HTTP/1.1 403 Forbidden", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RequireAuthorization_refuses_who_is_not_authenticated_and_gives_the_connection_its_user()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            build: static builder =>
            {
                builder.Services.AddAuthentication("key").AddScheme<AuthenticationSchemeOptions, KeyHandler>("key", null);
                builder.Services.AddAuthorization();
            },
            map: static app => app.MapTypedSocket<ChatEndpoint>("/chat").RequireAuthorization());

        await AssertRefusedAsync(server, HttpStatusCode.Unauthorized, static _ => { });
        using RawClient client = await RawClient.ConnectAsync(server.Uri, static options => options.SetRequestHeader("X-Key", "ada"));
        await client.ReceiveAsync("ws.connected");

        Assert.Equal("ada", server.Context.Connections.Single().User.Identity!.Name);
    }

    [Fact]
    public async Task A_filter_of_the_endpoint_may_refuse_the_handshake()
    {
        await using ChatServer server = await ChatServer.StartAsync(map: static app => app
            .MapTypedSocket<ChatEndpoint>("/chat")
            .AddEndpointFilter(static (context, next) => context.HttpContext.Request.Query.ContainsKey("in")
                ? next(context)
                : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status402PaymentRequired))));

        await AssertRefusedAsync(server, HttpStatusCode.PaymentRequired, static _ => { });
        using RawClient client = await RawClient.ConnectAsync(new Uri(server.Uri, "/chat?in"));
        await client.ReceiveAsync("ws.connected");
        await client.FlushAsync();
    }

    [Fact]
    public async Task A_bad_setting_stops_the_host_with_a_sentence_that_names_it()
    {
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ChatServer.StartAsync(options =>
        {
            options.Heartbeat.Timeout = options.Heartbeat.Interval;
            options.SendQueue.MaxFrames = 0;
            options.AllowedOrigins.Add("friend.example");
        }));

        Assert.Equal(3, exception.Failures.Count());
        Assert.Contains(exception.Failures, static failure => failure.StartsWith("Heartbeat.Timeout is 00:00:30; it must be longer than", StringComparison.Ordinal));
        Assert.Contains(exception.Failures, static failure => failure == "SendQueue.MaxFrames is 0; it must be at least 1.");
        Assert.Contains(exception.Failures, static failure => failure.StartsWith("AllowedOrigins has 'friend.example'", StringComparison.Ordinal));
    }

    [Fact]
    public void Mapping_without_the_services_says_what_is_missing()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => app.MapTypedSocket<ChatEndpoint>("/chat"));

        Assert.Contains("AddTypedSockets", exception.Message, StringComparison.Ordinal);
    }

    private static void Offer(ClientWebSocketOptions options, string? subprotocols)
    {
        foreach (string subprotocol in subprotocols?.Split(',') ?? [])
        {
            options.AddSubProtocol(subprotocol);
        }
    }

    private static async Task AssertRefusedAsync(HttpStatusCode status, Action<ClientWebSocketOptions> configure)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        await AssertRefusedAsync(server, status, configure);
    }

    private static async Task AssertRefusedAsync(ChatServer server, HttpStatusCode status, Action<ClientWebSocketOptions> configure)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        configure(socket.Options);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken));
        Assert.Equal(status, socket.HttpStatusCode);
        Assert.Empty(server.Context.Connections);
    }

    /// <summary>Takes whoever names themselves in a header.</summary>
    private sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Key"] is not [{ } key])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, key)], Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name)));
        }
    }
}
