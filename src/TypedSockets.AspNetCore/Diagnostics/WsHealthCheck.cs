using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedSockets;

/// <summary>Tells whether the server takes connections.</summary>
internal sealed class WsHealthCheck(WsHubs hubs) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        int connections = 0;
        int rooms = 0;
        bool isDraining = false;
        foreach (WsHub hub in hubs.All)
        {
            connections += hub.Everyone.Count;
            rooms += hub.RoomTable.Count;
            isDraining |= hub.IsDraining;
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["connections"] = connections, ["rooms"] = rooms, ["draining"] = isDraining };
        return Task.FromResult(isDraining
            ? new HealthCheckResult(context.Registration.FailureStatus, "The server is shutting down and takes no connections.", exception: null, data)
            : HealthCheckResult.Healthy("The server takes connections.", data));
    }
}
