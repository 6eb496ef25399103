using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedSockets;

/// <summary>Tells whether a client is connected, and if not whether it will be.</summary>
internal sealed class WsClientHealthCheck<TClient>(HostedClient<TClient> hosted) : IHealthCheck
    where TClient : WsClient
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        WsClientState state = hosted.Client.State;
        (DateTimeOffset since, string? reason) = hosted.LastChange;
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["state"] = state.ToString(), ["since"] = since };
        if (reason is not null && state != WsClientState.Connected)
        {
            data["reason"] = reason;
        }

        HealthStatus status = state switch
        {
            WsClientState.Connected => HealthStatus.Healthy,
            WsClientState.Closed => context.Registration.FailureStatus,
            _ => HealthStatus.Degraded,
        };
        return Task.FromResult(new HealthCheckResult(status, $"The client is {state} since {since:O}.", exception: null, data));
    }
}
