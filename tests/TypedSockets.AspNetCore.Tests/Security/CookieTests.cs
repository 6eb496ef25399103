using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Who has logged in over HTTP and connects with the cookie of that.</summary>
public sealed class CookieTests
{
    private const string Friend = "https://friend.example";

    [Theory]
    [InlineData("http://127.0.0.1:{port}", true)]
    [InlineData(Friend, true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData(null, false)]
    public async Task A_cookie_connects_from_the_own_origin_or_an_allowed_one(string? origin, bool allowed)
    {
        await using ChatServer server = await StartAsync();
        string cookie = await LogInAsync(server);

        HttpStatusCode status = await ConnectAsync(server, cookie, origin?.Replace("{port}", $"{server.Uri.Port}", StringComparison.Ordinal));

        Assert.Equal(allowed ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task Any_allowed_origin_is_still_one_that_has_to_be_named()
    {
        await using ChatServer server = await StartAsync(static options => options.AllowedOrigins.Add("*"));
        string cookie = await LogInAsync(server);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(server, cookie, "https://anybody.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(server, cookie, "null"));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(server, cookie, origin: null));
    }

    [Fact]
    public async Task A_token_connects_without_an_origin_whatever_cookies_come_along()
    {
        await using ChatServer server = await StartAsync();
        string authorization = $"Bearer {Tokens.Create()}";

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(server, cookie: null, origin: null, authorization));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(server, "affinity=3", origin: null, authorization));
    }

    [Fact]
    public async Task A_cookie_that_authenticates_beside_a_token_wants_an_origin_too()
    {
        await using ChatServer server = await StartAsync();
        string cookie = await LogInAsync(server);

        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(server, cookie, origin: null, $"Bearer {Tokens.Create()}"));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(server, cookie, Friend, $"Bearer {Tokens.Create()}"));
    }

    [Fact]
    public async Task A_cookie_that_authenticates_nobody_wants_no_origin()
    {
        await using ChatServer server = await StartAsync(anonymous: true);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(server, "theme=dark", origin: null));
    }

    [Fact]
    public async Task Who_has_not_logged_in_is_refused_and_not_sent_to_a_page()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            build: static builder =>
            {
                builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                builder.Services.AddAuthorization();
            },
            map: static app => app.MapTypedSocket<ChatEndpoint>("/chat").RequireAuthorization());

        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(server, cookie: null, origin: null));
    }

    [Fact]
    public async Task A_connection_ends_when_its_cookie_expires()
    {
        // On a whole second, as the expiries of cookies are.
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        await using ChatServer server = await StartAsync(ExpiryTests.BeatSlowly, time);
        string cookie = await LogInAsync(server);
        using RawClient client = await RawClient.ConnectAsync(server.Uri, options =>
        {
            options.SetRequestHeader("Cookie", cookie);
            options.SetRequestHeader("Origin", Friend);
        });
        await client.ReceiveAsync("ws.connected");

        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        await client.FlushAsync();
        time.Advance(TimeSpan.FromMilliseconds(1));

        await client.AssertClosedAsync(1008, "ws.expired");
    }

    private static Task<ChatServer> StartAsync(Action<WsOptions>? configure = null, TimeProvider? time = null, bool anonymous = false) => ChatServer.StartAsync(
        options =>
        {
            options.AllowedOrigins.Add(Friend);
            configure?.Invoke(options);
        },
        builder =>
        {
            builder.Services.AddSingleton(time ?? TimeProvider.System);
            builder.Services.AddAuthentication().AddCookie(static options => options.SlidingExpiration = false).AddJwt();
            builder.Services.AddAuthorization();
        },
        app =>
        {
            app.MapPost("/login", static (HttpContext context) => context.SignInAsync(
                CookieAuthenticationDefaults.AuthenticationScheme,
                new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ada")], "password")),
                new AuthenticationProperties { IsPersistent = true, ExpiresUtc = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(1) }));
            IEndpointConventionBuilder chat = app.MapTypedSocket<ChatEndpoint>("/chat");
            if (!anonymous)
            {
                chat.RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = $"{CookieAuthenticationDefaults.AuthenticationScheme},{JwtBearerDefaults.AuthenticationScheme}" });
            }
        });

    private static async Task<string> LogInAsync(ChatServer server)
    {
        using var http = new HttpClient();
        using HttpResponseMessage response = await http.PostAsync(new UriBuilder(server.Uri) { Scheme = "http", Path = "/login" }.Uri, content: null, TestContext.Current.CancellationToken);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<HttpStatusCode> ConnectAsync(ChatServer server, string? cookie, string? origin, string? authorization = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach ((string name, string? value) in new[] { ("Cookie", cookie), ("Origin", origin), ("Authorization", authorization) })
        {
            if (value is not null)
            {
                socket.Options.SetRequestHeader(name, value);
            }
        }

        try
        {
            await socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }
}
