using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Who may connect is asked in the handshake, who may call at every call.</summary>
public sealed class OperationAuthorizationTests
{
    private readonly TaskCompletionSource doorman = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WsConnection? resource;

    [Fact]
    public async Task An_attribute_of_the_class_is_for_the_handshake()
    {
        await using ChatServer server = await StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Uri, TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("guest")]
    public async Task Who_may_not_call_is_told_so_and_stays_and_no_handler_runs(string role)
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await ConnectAsync(server, role);
        doorman.SetResult();

        await AssertAsync(client, "safe.list", "{}", "list", role);
        await AssertAsync(client, "safe.look", """{"at":"it"}""", "look it", "admin");
        Assert.Equal(role == "admin" ? ["list", "look it"] : ["look it"], HandledBy(server));
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("guest", false)]
    public async Task A_one_way_operation_and_its_explicit_implementation_are_asked_about_too(string role, bool allowed)
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await ConnectAsync(server, role);

        await client.SendAsync("safe.close", """{"door":"red"}""");
        await client.SendAsync("safe.close", """{"door":"blue"}""", "7");
        if (!allowed)
        {
            await client.ReceiveErrorAsync("ws.unauthorized");
            await client.ReceiveErrorAsync("ws.unauthorized", "7");
        }

        await AssertAsync(client, "safe.look", """{"at":"it"}""", "look it", "admin");
        Assert.Equal(allowed ? ["close red", "close blue", "look it"] : ["look it"], HandledBy(server));
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("guest", false)]
    public async Task The_items_of_a_client_stream_that_may_not_be_are_taken_by_nobody(string role, bool allowed)
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await ConnectAsync(server, role);

        await client.SendAsync("safe.fill", "{}", "7");
        await client.SendAsync("chat.number", """{"value":3}""", "7");
        await client.SendAsync("ws.end", "{}", "7");

        await AssertAnswerAsync(client, "7", "fill", allowed);
        await AssertAsync(client, "safe.look", """{"at":"it"}""", "look it", "admin");
        Assert.Equal(allowed ? ["item 3", "fill", "look it"] : ["look it"], HandledBy(server));
    }

    [Fact]
    public async Task AllowAnonymous_lifts_what_stands_beside_it()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await ConnectAsync(server, "guest");

        await AssertAsync(client, "safe.visit", "{}", "visit", "admin");
    }

    [Fact]
    public async Task A_requirement_may_be_an_attribute_of_its_own()
    {
        await using ChatServer server = await StartAsync();
        using RawClient ada = await ConnectAsync(server, "guest", "ada");
        using RawClient bob = await ConnectAsync(server, "guest", "bob");

        await AssertAsync(ada, "safe.rule", "{}", "rule", "admin");
        await AssertAsync(bob, "safe.rule", "{}", "rule", "guest");
    }

    [Theory]
    [InlineData("safe.open", """{"door":"red"}""", "open red")]
    [InlineData("safe.list", "{}", "list")]
    public async Task A_policy_is_asked_with_the_connection_as_its_resource_and_in_the_operations_turn(string type, string payload, string handled)
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await ConnectAsync(server, "admin");

        await client.SendAsync(type, payload, "1");
        await client.SendAsync("safe.look", """{"at":"it"}""", "2");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await client.SendAsync("ws.ping", "{}");
        await client.ReceiveAsync("ws.pong");
        Assert.Empty(HandledBy(server));
        doorman.SetResult();

        while ((await client.ReceiveAsync()).GetProperty("id").GetString() != "2")
        {
        }

        Assert.Equal("ada", resource!.User.Identity!.Name);
        Assert.Equal([handled, "look it"], HandledBy(server));
    }

    [Fact]
    public async Task A_policy_that_throws_is_a_fault_of_the_server()
    {
        await using ChatServer server = await StartAsync();
        using RawClient client = await ConnectAsync(server, "guest");

        await client.SendAsync("safe.own", "{}", "7");

        Assert.DoesNotContain("secret", await client.ReceiveErrorAsync("ws.internal", "7"), StringComparison.Ordinal);
        await AssertAsync(client, "safe.look", """{"at":"it"}""", "look it", "admin");
        Assert.Equal(["look it"], HandledBy(server));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_policy_is_found_once_where_its_provider_allows_that(bool cached)
    {
        var provider = new CountingProvider(cached);
        await using ChatServer server = await StartAsync(builder => builder.Services.AddSingleton<IAuthorizationPolicyProvider>(provider));
        using RawClient client = await ConnectAsync(server, "admin");
        doorman.SetResult();

        for (int i = 0; i < 3; i++)
        {
            await AssertAsync(client, "safe.open", """{"door":"red"}""", "open red", "admin");
        }

        Assert.Equal(cached ? 1 : 3, provider.Found);
    }

    [Fact]
    public void Mapping_without_authorization_says_what_is_missing()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTypedSockets();
        WebApplication app = builder.Build();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => app.MapTypedSocket<SafeEndpoint>("/safe"));

        Assert.Equal("'SafeEndpoint' says who is authorized. Call 'builder.Services.AddAuthorization()'.", exception.Message);
    }

    [Fact]
    public void Mapping_with_a_policy_that_there_is_not_names_it()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTypedSockets();
        builder.Services.AddAuthorization();
        WebApplication app = builder.Build();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => app.MapTypedSocket<SafeEndpoint>("/safe"));

        Assert.StartsWith("'safe.open' of 'SafeEndpoint' names the policy 'opener'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schemes_of_a_single_operation_are_refused_at_mapping()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddTypedSockets();
        builder.Services.AddAuthorization();
        WebApplication app = builder.Build();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => app.MapTypedSocket<SchemedEndpoint>("/schemed"));

        Assert.Contains("is to be authenticated by 'Other'", exception.Message, StringComparison.Ordinal);
    }

    private static string[] HandledBy(ChatServer server) => [.. server.App.Services.GetRequiredService<SafeLog>().Handled];

    /// <summary>Asks for something that only some roles may, and asserts the answer.</summary>
    private static async Task AssertAsync(RawClient client, string type, string payload, string seen, string role)
    {
        await client.SendAsync(type, payload, "x");
        await AssertAnswerAsync(client, "x", seen, role == "admin");
        if (type == "safe.list" && role == "admin")
        {
            await client.ReceiveAsync("ws.end");
        }
    }

    private static async Task AssertAnswerAsync(RawClient client, string id, string seen, bool allowed)
    {
        if (!allowed)
        {
            await client.ReceiveErrorAsync("ws.unauthorized", id);
            return;
        }

        JsonElement answer = await client.ReceiveAsync("safe.seen");
        Assert.Equal((id, seen), (answer.GetProperty("id").GetString(), answer.GetProperty("payload").GetProperty("what").GetString()));
    }

    private static async Task<RawClient> ConnectAsync(ChatServer server, string role, string name = "ada")
    {
        RawClient client = await RawClient.ConnectAsync(server.Uri, options => options.SetRequestHeader("Authorization", $"Bearer {Tokens.Create(name, expires: null, role)}"));
        await client.ReceiveAsync("ws.connected");
        return client;
    }

    private Task<ChatServer> StartAsync(Action<WebApplicationBuilder>? build = null) => ChatServer.StartAsync(
        build: builder =>
        {
            builder.Services.AddSingleton<SafeLog>();
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwt();
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("opener", policy => policy.RequireAssertion(AskDoormanAsync))
                .AddPolicy("own", static policy => policy.RequireAssertion(static bool (_) => throw new InvalidOperationException("secret")));
            builder.Services.AddSingleton<IAuthorizationHandler, NameHandler>();
            build?.Invoke(builder);
        },
        map: static app => app.MapTypedSocket<SafeEndpoint>("/chat"));

    private async Task<bool> AskDoormanAsync(AuthorizationHandlerContext context)
    {
        resource = (WsConnection)context.Resource!;
        asked.TrySetResult();
        await doorman.Task;
        return true;
    }

    private sealed class NameHandler : AuthorizationHandler<NameStartsWithAttribute>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NameStartsWithAttribute requirement)
        {
            if (context.User.Identity!.Name!.StartsWith(requirement.Letter, StringComparison.Ordinal))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class CountingProvider(bool cached) : IAuthorizationPolicyProvider
    {
        public int Found { get; private set; }

        public bool AllowsCachingPolicies => cached;

        public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(null);

        public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
        {
            Found++;
            return Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireRole("admin").Build());
        }
    }
}

/// <summary>An endpoint that wants a single operation authenticated by itself, which can't be.</summary>
public sealed partial class SchemedEndpoint : WsEndpoint, IStubborn
{
    [Authorize(AuthenticationSchemes = "Other")]
    public ValueTask StayAsync(Stay message, CancellationToken cancellationToken) => default;
}
