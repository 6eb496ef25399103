using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>Tells whether the server takes connections, and whether it can take many more.</summary>
internal sealed class WsHealthCheck(WsHubs hubs, IOptions<WsOptions> options) : IHealthCheck
{
    // Time enough to start another server before this one is full.
    private const double NearlyFull = 0.9;

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
        if (isDraining)
        {
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, "The server is shutting down and takes no connections.", exception: null, data));
        }

        if (options.Value.MaxConnections is { } max)
        {
            data["maxConnections"] = max;
            if (connections >= max * NearlyFull)
            {
                return Task.FromResult(HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture, $"The server has {connections} of {max} connections (MaxConnections)."), exception: null, data));
            }
        }

        return Task.FromResult(HealthCheckResult.Healthy("The server takes connections.", data));
    }
}
