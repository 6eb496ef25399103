using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>A connection lives no longer than what it was authenticated with.</summary>
public sealed class ExpiryTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    // On a whole second, as the expiries of tokens are.
    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(30)]
    public async Task A_connection_ends_when_its_token_and_the_schemes_clock_skew_are_over(int? skewSeconds)
    {
        TimeSpan? skew = skewSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        await using ChatServer server = await StartAsync(skew, static chat => chat.RequireAuthorization());
        using RawClient client = await ConnectAsync(server);

        time.Advance(TimeSpan.FromHours(1) + (skew ?? TimeSpan.FromMinutes(5)) - Millisecond);
        await client.FlushAsync();
        time.Advance(Millisecond);

        await client.AssertClosedAsync(1008, "ws.expired");
    }

    [Fact]
    public async Task Where_a_policy_names_several_schemes_the_one_that_authenticated_counts()
    {
        await using ChatServer server = await StartAsync(TimeSpan.FromSeconds(30), static chat => chat.RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Cookies,Bearer" }));
        using RawClient client = await ConnectAsync(server);

        time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30) - Millisecond);
        await client.FlushAsync();
        time.Advance(Millisecond);

        await client.AssertClosedAsync(1008, "ws.expired");
    }

    [Fact]
    public async Task A_connection_of_nobody_does_not_expire()
    {
        await using ChatServer server = await StartAsync(TimeSpan.Zero, static _ => { });
        using RawClient client = await server.ConnectAsync();

        time.Advance(TimeSpan.FromDays(30));

        await client.FlushAsync();
    }

    [Fact]
    public void A_moment_far_beyond_what_a_timer_takes_is_waited_for()
    {
        int calls = 0;
        using ExpiryTimer timer = ExpiryTimer.Start(time.GetUtcNow().AddDays(1000), time, () => calls++);

        time.Advance(TimeSpan.FromDays(1000) - Millisecond);
        Assert.Equal(0, calls);
        time.Advance(Millisecond);
        Assert.Equal(1, calls);
        time.Advance(TimeSpan.FromDays(1000));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void The_last_moment_of_the_calendar_never_comes()
    {
        using ExpiryTimer timer = ExpiryTimer.Start(DateTimeOffset.MaxValue, time, static () => Assert.Fail("It came."));

        time.Advance(TimeSpan.FromDays(100));
    }

    [Fact]
    public void A_moment_that_has_passed_has_come()
    {
        using var come = new ManualResetEventSlim();
        using ExpiryTimer timer = ExpiryTimer.Start(DateTimeOffset.UtcNow.AddDays(-1), TimeProvider.System, come.Set);

        Assert.True(come.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Whoever_has_left_is_not_called()
    {
        ExpiryTimer timer = ExpiryTimer.Start(time.GetUtcNow().AddMinutes(1), time, static () => Assert.Fail("It was called."));

        timer.Dispose();

        time.Advance(TimeSpan.FromMinutes(1));
    }

    /// <summary>Lets a test pass more time than a connection may be silent for.</summary>
    internal static void BeatSlowly(WsOptions options)
    {
        options.Heartbeat.Interval = TimeSpan.FromDays(40);
        options.Heartbeat.Timeout = TimeSpan.FromDays(45);
    }

    private Task<ChatServer> StartAsync(TimeSpan? skew, Action<IEndpointConventionBuilder> map) => ChatServer.StartAsync(
        BeatSlowly,
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwt(skew).AddCookie();
            builder.Services.AddAuthorization();
        },
        app => map(app.MapTypedSocket<ChatEndpoint>("/chat")));

    private async Task<RawClient> ConnectAsync(ChatServer server)
    {
        string token = Tokens.Create(expires: time.GetUtcNow().AddHours(1));
        RawClient client = await RawClient.ConnectAsync(server.Uri, options => options.SetRequestHeader("Authorization", $"Bearer {token}"));
        await client.ReceiveAsync("ws.connected");
        return client;
    }
}
