using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The health check of a server.</summary>
public sealed class HealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_takes_connections_is_healthy_and_tells_what_it_holds()
    {
        await using ChatServer server = await ChatServer.StartAsync(build: static builder => builder.Services.AddHealthChecks().AddTypedSockets());
        using RawClient first = await server.ConnectAsync();
        using RawClient second = await server.ConnectAsync();
        await first.SendAsync("chat.join", """{"room":"a","name":"Ada"}""");
        await first.FlushAsync();
        await second.FlushAsync();

        HealthReportEntry entry = await CheckAsync(server, "typedsockets");

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal((2, 1, false), (entry.Data["connections"], entry.Data["rooms"], entry.Data["draining"]));
    }

    [Fact]
    public async Task A_server_that_shuts_down_is_unhealthy_while_it_finishes()
    {
        await using ChatServer server = await ChatServer.StartAsync(build: static builder => builder.Services.AddHealthChecks()
            .AddTypedSockets()
            .AddTypedSockets("mild", HealthStatus.Degraded, ["ready"]));
        using RawClient client = await server.ConnectAsync();
        await client.SendAsync("chat.hold", "{}", "1");
        await server.Log.Holding.Task.WaitAsync(Stop);

        Task stopping = server.App.StopAsync(Stop);
        await client.ReceiveAsync("ws.closing");

        HealthReportEntry entry = await CheckAsync(server, "typedsockets");
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal((1, true), (entry.Data["connections"], entry.Data["draining"]));
        entry = await CheckAsync(server, "mild");
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal(["ready"], entry.Tags);

        server.Log.Release.SetResult();
        await client.ReceiveAsync("chat.echoed");
        await client.AssertClosedAsync(1001, "ws.shutting_down");
        await client.CloseAsync();
        await stopping;
    }

    [Fact]
    public async Task A_server_that_is_nearly_full_is_degraded()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.MaxConnections = 10, static builder => builder.Services.AddHealthChecks().AddTypedSockets());
        List<RawClient> clients = [];
        for (int i = 0; i < 8; i++)
        {
            clients.Add(await server.ConnectAsync());
            await clients[i].FlushAsync();
        }

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(server, "typedsockets")).Status);

        clients.Add(await server.ConnectAsync());
        await clients[8].FlushAsync();
        HealthReportEntry entry = await CheckAsync(server, "typedsockets");
        Assert.Equal((HealthStatus.Degraded, "The server has 9 of 10 connections (MaxConnections)."), (entry.Status, entry.Description));
        Assert.Equal((9, 10), (entry.Data["connections"], entry.Data["maxConnections"]));
        clients.ForEach(static client => client.Dispose());
    }

    private static async Task<HealthReportEntry> CheckAsync(ChatServer server, string name)
    {
        HealthReport report = await server.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        return report.Entries[name];
    }
}
