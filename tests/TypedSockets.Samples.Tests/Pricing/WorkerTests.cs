using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Pricing;

namespace TypedSockets.Samples.Pricing;

/// <summary>The whole worker beside the whole server, which is stopped and started again.</summary>
public sealed class WorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_setting_that_makes_no_sense_stops_the_worker_with_a_sentence()
    {
        using IHost worker = PricingWorker.Create("--Pricing:Uri", "ws://127.0.0.1:1/pricing", "--Watch:QuoteEvery", "0").Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => worker.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Watch:QuoteEvery must be 1 or more.", exception.Message);
    }

    [Fact]
    public async Task The_worker_goes_on_after_the_servers_restart_and_logs_each_state()
    {
        var server = await RunningServer.StartAsync(PricingServer.Create);
        var url = server.Url;
        var builder = PricingWorker.Create("--Pricing:Uri", server.Socket("/pricing").ToString(), "--Pricing:Reconnect:InitialDelay", "00:00:00.2");
        builder.Logging.ClearProviders().AddFakeLogging();
        using var worker = builder.Build();
        var states = new States(worker.Services.GetRequiredService<PricingClient>());
        await worker.StartAsync(Cancellation);

        await states.UntilAsync(WsClientState.Connected, times: 1);
        var collector = worker.Services.GetFakeLogCollector();
        await UntilQuotedAsync(collector, times: 2);
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(worker)).Status);

        await server.DisposeAsync();
        await states.UntilAsync(WsClientState.Reconnecting, times: 1);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(worker)).Status);
        server = await RunningServer.StartAsync(PricingServer.Create, url);
        await states.UntilAsync(WsClientState.Connected, times: 2);
        await UntilQuotedAsync(collector, times: 4);
        await worker.StopAsync(Cancellation);

        string[] logged = [.. collector.GetSnapshot().Where(record => record.Id.Name == "ClientStateChanged").Select(record => record.GetStructuredStateValue("Next")!)];
        Assert.Equal(["Connecting", "Connected", "Reconnecting", "Connected", "Closed"], logged);
        Assert.Contains(collector.GetSnapshot(), record => record.Id.Name == "ClientStateChanged" && record.Message.Contains("1001 ws.shutting_down", StringComparison.Ordinal));
        Assert.DoesNotContain(collector.GetSnapshot(), record => record.Level >= LogLevel.Error);
        await server.DisposeAsync();
    }

    private static async Task UntilQuotedAsync(FakeLogCollector collector, int times)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Patience);
        var quotes = 0;
        await foreach (var record in collector.GetLogsAsync(cancellationToken: timeout.Token))
        {
            if (record.Message.Contains(" cost ", StringComparison.Ordinal) && ++quotes == times)
            {
                return;
            }
        }
    }

    private static async Task<HealthReport> HealthAsync(IHost worker) =>
        await worker.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
}
