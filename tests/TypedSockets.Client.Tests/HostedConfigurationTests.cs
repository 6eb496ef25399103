using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TypedSockets.Client.Tests;

public sealed class HostedConfigurationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_bound_to_its_section_and_may_be_changed_with_the_services_of_the_host()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using IHost host = Build(
            (services, configuration) => services
                .AddSingleton(new Tokens("from a service"))
                .AddTypedSocketClient<ITestContract, TestClient>(
                    configuration.GetSection("Chat"),
                    static (options, provider) => options.AccessToken = _ => ValueTask.FromResult<string?>(provider.GetRequiredService<Tokens>().Current)),
            ("Chat:Uri", server.Uri.ToString()),
            ("Chat:BufferedMessages", "7"),
            ("Chat:RequestTimeout", "00:00:09"),
            ("Chat:Heartbeat:Interval", "00:00:20"),
            ("Chat:SendQueue:WhenFull", "DropOldest"),
            ("Chat:Reconnect:MaxDelay", "00:00:15"),
            ("Chat:Reconnect:Jitter", "0.5"),
            ("Chat:Reconnect:MaxAttempts", "3"),
            ("Chat:Headers:X-Region", "eu"));

        await host.StartAsync(Token).Patiently();
        await server.AcceptAsync();

        WsClientOptions options = host.Services.GetRequiredService<IOptionsMonitor<WsClientOptions>>().Get(HostedClient<TestClient>.OptionsName(key: null));
        Assert.Equal((7, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20)), (options.BufferedMessages, options.RequestTimeout, options.Heartbeat.Interval));
        Assert.Equal(WsWhenFull.DropOldest, options.SendQueue.WhenFull);
        Assert.Equal((TimeSpan.FromSeconds(15), 0.5, 3), (options.Reconnect.MaxDelay, options.Reconnect.Jitter, options.Reconnect.MaxAttempts));
        Assert.True(options.RetryFirstConnect);
        Assert.Equal("Bearer from a service", server.Authorizations.Single());
        Assert.Equal("eu", server.LastHandshake!.Headers["X-Region"].ToString());
        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    [Fact]
    public async Task A_value_of_the_section_that_is_out_of_bounds_stops_the_host_and_is_named()
    {
        using IHost host = Build(
            (services, configuration) => services.AddTypedSocketClient<ITestContract, TestClient>(configuration.GetSection("Chat")),
            ("Chat:Uri", "ws://localhost/chat"),
            ("Chat:Reconnect:Jitter", "1.5"));

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token).Patiently());

        Assert.Contains("Reconnect.Jitter is 1.5; it must be from 0 to 1.", exception.Message);
    }

    [Fact]
    public async Task A_value_of_the_section_that_is_none_stops_the_host_and_is_named()
    {
        using IHost host = Build(
            (services, configuration) => services.AddTypedSocketClient<ITestContract, TestClient>(configuration.GetSection("Chat")),
            ("Chat:Uri", "ws://localhost/chat"),
            ("Chat:RequestTimeout", "soon"));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Token).Patiently());

        Assert.Contains("Chat:RequestTimeout", exception.Message);
    }

    [Theory]
    [InlineData(null, "The configuration has no 'Chat:Uri'.")]
    [InlineData("chat", "'Chat:Uri' is 'chat' in the configuration; it must be an absolute address")]
    [InlineData("ftp://localhost", "ftp")]
    public void A_section_without_an_address_is_refused_at_once(string? uri, string message)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Chat:Uri", uri)]).Build();

        var exception = Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddTypedSocketClient<ITestContract, TestClient>(configuration.GetSection("Chat")));

        Assert.Contains(message, exception.Message);
    }

    [Fact]
    public async Task Several_clients_of_one_contract_are_told_apart_by_their_keys()
    {
        await using FakeServer eu = await FakeServer.StartAsync();
        await using FakeServer us = await FakeServer.StartAsync();
        using IHost host = Build(
            (services, configuration) => services
                .AddKeyedTypedSocketClient<ITestContract, TestClient>("eu", eu.Uri, static (options, _) => options.BufferedMessages = 1)
                .AddKeyedTypedSocketClient<ITestContract, TestClient>("us", configuration.GetSection("Us"))
                .AddSingleton<Both>(),
            ("Us:Uri", us.Uri.ToString()));

        await host.StartAsync(Token).Patiently();
        ServerConnection inEurope = await eu.AcceptAsync();
        ServerConnection inAmerica = await us.AcceptAsync();
        (ITestContract first, ITestContract second) = host.Services.GetRequiredService<Both>();
        await ((TestClient)first).SendAsync(new Say("Europe"), Token);
        await ((TestClient)second).SendAsync(new Say("America"), Token);

        Assert.Equal("Europe", (await inEurope.ReceiveAsync("chat.say")).Text);
        Assert.Equal("America", (await inAmerica.ReceiveAsync("chat.say")).Text);
        Assert.Null(host.Services.GetService<ITestContract>());
        await host.StopAsync(Token).Patiently();
        await inEurope.AssertClosedAsync(1000);
        await inAmerica.AssertClosedAsync(1000);
        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    [Fact]
    public void A_second_client_of_a_class_needs_a_key_of_its_own()
    {
        var uri = new Uri("ws://localhost");
        IServiceCollection services = new ServiceCollection()
            .AddTypedSocketClient<ITestContract, TestClient>(uri)
            .AddKeyedTypedSocketClient<ITestContract, TestClient>("a", uri);

        var unkeyed = Assert.Throws<InvalidOperationException>(() => services.AddTypedSocketClient<ITestContract, TestClient>(uri));
        var keyed = Assert.Throws<InvalidOperationException>(() => services.AddKeyedTypedSocketClient<ITestContract, TestClient>("a", uri));

        Assert.Contains("AddKeyedTypedSocketClient", unkeyed.Message);
        Assert.Contains("'a'", keyed.Message);
    }

    private static IHost Build(Action<IServiceCollection, IConfiguration> configure, params (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        configure(builder.Services, builder.Configuration);
        return builder.Build();
    }

    private sealed record Tokens(string Current);

    private sealed record Both([FromKeyedServices("eu")] ITestContract First, [FromKeyedServices("us")] ITestContract Second);
}
