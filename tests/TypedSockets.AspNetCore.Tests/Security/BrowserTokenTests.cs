using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A token that is offered as a subprotocol, as browsers have to.</summary>
public sealed class BrowserTokenTests
{
    private const string Json = "typedsockets.v1.json";

    private string? authorization;
    private string? subprotocols;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_among_the_subprotocols_authenticates_and_only_the_protocol_is_echoed(bool encoded)
    {
        await using ChatServer server = await StartAsync();

        using RawClient client = await RawClient.ConnectAsync(server.Uri, options => Offer(options, Json, Bearer(Tokens.Create("ada"), encoded)));

        Assert.Equal(Json, client.Socket.SubProtocol);
        Assert.Equal("ada", server.Context.Connections.Single().User.Identity!.Name);
        Assert.Equal(Json, subprotocols);
    }

    [Fact]
    public async Task A_token_that_is_none_of_the_issuers_is_refused_with_401()
    {
        await using ChatServer server = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await RefuseAsync(server, Json, Bearer(Tokens.Create() + "x"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefuseAsync(server, Json)).Status);
    }

    [Fact]
    public async Task An_Authorization_header_that_is_there_stays()
    {
        await using ChatServer server = await StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", "Bearer other");
        Offer(socket.Options, Json, Bearer(Tokens.Create()));

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer other", Json), (socket.HttpStatusCode, authorization, subprotocols));
    }

    [Theory]
    [InlineData(8192, false, true)]
    [InlineData(8193, false, false)]
    [InlineData(8192, true, true)]
    [InlineData(8193, true, false)]
    public async Task A_token_has_at_most_8_KiB(int bytes, bool encoded, bool taken)
    {
        await using ChatServer server = await StartAsync();
        string token = new('x', bytes);

        HttpStatusCode status = (await RefuseAsync(server, Json, Bearer(token, encoded))).Status;

        Assert.Equal(taken ? (HttpStatusCode.Unauthorized, "Bearer " + token) : (HttpStatusCode.BadRequest, null), (status, authorization));
    }

    [Theory]
    [InlineData(Json, "typedsockets.bearer.a,typedsockets.bearer.b", "More than one token")]
    [InlineData(Json, "typedsockets.bearer.a,typedsockets.bearer64.YQ", "More than one token")]
    [InlineData(Json, "typedsockets.bearer.", "may have letters")]
    [InlineData(Json, "typedsockets.bearer.a!b", "may have letters")]
    [InlineData(Json, "typedsockets.bearer64.", "not the base64url")]
    [InlineData(Json, "typedsockets.bearer64.YWJ!", "not the base64url")]
    [InlineData(Json, "typedsockets.bearer64.Y", "not the base64url")]
    [InlineData(Json, "typedsockets.bearer64.YQ0KYg", "not the base64url")]
    [InlineData(null, "typedsockets.bearer.a", "Offer 'typedsockets.v1.json' too")]
    public async Task A_token_that_can_not_be_one_is_refused_with_400_and_a_sentence_without_it(string? protocol, string bearers, string sentence)
    {
        await using ChatServer server = await StartAsync();

        (HttpStatusCode status, string body) = await RefuseAsync(server, [.. protocol is null ? [] : new[] { protocol }, .. bearers.Split(',')]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_logged_by_nobody()
    {
        var lines = new ConcurrentQueue<string>();
        await using ChatServer server = await StartAsync(builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LineProvider(lines));
            builder.Services.AddHttpLogging(options =>
            {
                options.LoggingFields = HttpLoggingFields.All;
                options.RequestHeaders.Add("Sec-WebSocket-Protocol");
            });
        });
        string token = Tokens.Create();

        using RawClient client = await RawClient.ConnectAsync(server.Uri, options => Offer(options, Json, Bearer(token)));
        await client.ReceiveAsync("ws.connected");
        await client.CloseAsync();

        Assert.Contains(lines, static line => line.Contains("Sec-WebSocket-Protocol: typedsockets.v1.json", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    private Task<ChatServer> StartAsync(Action<WebApplicationBuilder>? build = null) => ChatServer.StartAsync(
        build: builder =>
        {
            builder.Services.AddHttpLogging();
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwt();
            builder.Services.AddAuthorization();
            build?.Invoke(builder);
        },
        map: app =>
        {
            app.UseHttpLogging();
            app.Use((context, next) =>
            {
                (authorization, subprotocols) = (context.Request.Headers.Authorization, context.Request.Headers.SecWebSocketProtocol);
                return next(context);
            });
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapTypedSocket<ChatEndpoint>("/chat").RequireAuthorization();
        });

    private static string Bearer(string token, bool encoded = false) =>
        encoded ? "typedsockets.bearer64." + Base64Url.EncodeToString(Encoding.ASCII.GetBytes(token)) : "typedsockets.bearer." + token;

    private static void Offer(ClientWebSocketOptions options, params string[] subprotocols)
    {
        foreach (string subprotocol in subprotocols)
        {
            options.AddSubProtocol(subprotocol);
        }
    }

    /// <summary>Offers what a handshake can't succeed with, by hand, because the body of a refusal is looked at too.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> RefuseAsync(ChatServer server, params string[] subprotocols)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(server.Uri) { Scheme = "http" }.Uri);
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.ParseAdd("websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16]));
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Protocol", string.Join(", ", subprotocols));
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed class LineProvider(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));
    }
}
