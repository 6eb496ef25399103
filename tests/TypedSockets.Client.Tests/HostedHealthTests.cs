using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace TypedSockets.Client.Tests;

public sealed class HostedHealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_healthy_while_it_is_connected_degraded_while_it_tries_and_failed_once_it_is_closed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        var clock = new Clock();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddTypedSocketClient<ITestContract, TestClient>(server.Uri);
        builder.Services.AddHealthChecks().AddTypedSocketClient<TestClient>();
        using IHost host = builder.Build();
        var states = new StateLog(host.Services.GetRequiredService<TestClient>());

        HealthReportEntry unconnected = await CheckAsync(host);
        Assert.Equal((HealthStatus.Degraded, "Disconnected"), (unconnected.Status, unconnected.Data["state"]));

        await host.StartAsync(Token).Patiently();
        ServerConnection connection = await server.AcceptAsync();
        await states.NextAsync(WsClientState.Connecting);
        await states.NextAsync(WsClientState.Connected);
        HealthReportEntry connected = await CheckAsync(host);
        Assert.Equal(HealthStatus.Healthy, connected.Status);
        Assert.DoesNotContain("reason", connected.Data.Keys);

        clock.Advance(TimeSpan.FromSeconds(3));
        await connection.CloseAsync(1001, "ws.shutting_down");
        await states.NextAsync(WsClientState.Reconnecting);
        HealthReportEntry reconnecting = await CheckAsync(host);
        Assert.Equal((HealthStatus.Degraded, "Reconnecting"), (reconnecting.Status, reconnecting.Data["state"]));
        Assert.Equal(clock.GetUtcNow(), reconnecting.Data["since"]);
        Assert.Contains("1001", (string)reconnecting.Data["reason"]);

        await host.StopAsync(Token).Patiently();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(host)).Status);
        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    [Fact]
    public async Task Each_of_several_clients_has_a_check_of_its_own()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services
            .AddKeyedTypedSocketClient<ITestContract, TestClient>("eu", server.Uri)
            .AddKeyedTypedSocketClient<ITestContract, TestClient>("us", server.Uri)
            .AddHealthChecks()
            .AddTypedSocketClient<TestClient>("eu")
            .AddTypedSocketClient<TestClient>("us", name: "america", failureStatus: HealthStatus.Degraded, tags: ["ready"]);
        using IHost host = builder.Build();
        await host.Services.GetRequiredKeyedService<TestClient>("us").CloseAsync(Token);

        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(["america", "eu"], report.Entries.Keys.Order());
        Assert.Equal((HealthStatus.Degraded, "Closed"), (report.Entries["america"].Status, report.Entries["america"].Data["state"]));
        Assert.Equal(["ready"], report.Entries["america"].Tags);
        Assert.Equal("Disconnected", report.Entries["eu"].Data["state"]);
        await ((IAsyncDisposable)host).DisposeAsync().Patiently();
    }

    private static async Task<HealthReportEntry> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries[nameof(TestClient)];
}
