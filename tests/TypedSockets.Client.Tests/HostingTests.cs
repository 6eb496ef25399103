using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TypedSockets.Client.Tests;

public sealed class HostingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_connects_and_closes_with_its_host_and_serves_its_contract()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using IHost host = BuildHost(services => services.AddTypedSocketClient<ITestContract, TestClient>(server.Uri));

        await host.StartAsync(Token).Patiently();
        ServerConnection connection = await server.AcceptAsync();
        var client = host.Services.GetRequiredService<TestClient>();
        Assert.Same(client, host.Services.GetRequiredService<ITestContract>());
        await client.SendAsync(new Say("hi"), Token);
        Assert.Equal("hi", (await connection.ReceiveAsync("chat.say")).Text);

        await host.StopAsync(Token).Patiently();
        await connection.AssertClosedAsync(1000);
        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    [Fact]
    public async Task The_host_starts_without_the_server_and_the_client_goes_on_trying_on_the_hosts_clock()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Refusals.Enqueue(HttpStatusCode.ServiceUnavailable);
        var clock = new Clock();
        using IHost host = BuildHost(services => services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IWsReconnectPolicy, Policy>()
            .AddTypedSocketClient<ITestContract, TestClient>(server.Uri));

        await host.StartAsync(Token).Patiently();
        Assert.Equal(Policy.Delay, await clock.PassDelayAsync());
        await server.AcceptAsync();

        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    [Fact]
    public async Task A_host_that_needs_its_client_does_not_start_without_it()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Refusals.Enqueue(HttpStatusCode.ServiceUnavailable);
        using IHost host = BuildHost(services => services.AddTypedSocketClient<ITestContract, TestClient>(server.Uri, options => options.RetryFirstConnect = false));

        await Assert.ThrowsAsync<WsConnectException>(() => host.StartAsync(Token).Patiently());

        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    [Fact]
    public async Task A_bad_option_stops_the_host_and_is_named()
    {
        using IHost host = BuildHost(services => services.AddTypedSocketClient<ITestContract, TestClient>(new Uri("ws://localhost"), options => options.BufferedMessages = -1));

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token).Patiently());

        Assert.Contains("BufferedMessages is -1", exception.Message);
    }

    private static IHost BuildHost(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class Policy : IWsReconnectPolicy
    {
        public static TimeSpan Delay { get; } = TimeSpan.FromSeconds(42);

        public TimeSpan? NextDelay(int attempt) => Delay;
    }
}
