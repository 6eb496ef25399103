using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>Listens to one instrument of one server. Those of other servers in this process are of other meters.</summary>
internal static class Measured
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static MetricCollector<T> Collect<T>(this ChatServer server, string instrument)
        where T : struct => new(server.App.Services.GetRequiredService<IMeterFactory>(), "TypedSockets", "typedsockets.server." + instrument);

    /// <summary>Waits for a measurement with these tags.</summary>
    public static async Task<CollectedMeasurement<T>> WaitForAsync<T>(this MetricCollector<T> collector, params (string Key, object? Value)[] tags)
        where T : struct
    {
        while (true)
        {
            IReadOnlyList<CollectedMeasurement<T>> measurements = collector.GetMeasurementSnapshot();
            if (measurements.FirstOrDefault(measurement => tags.All(tag => measurement.Tags.TryGetValue(tag.Key, out object? value) && Equals(value, tag.Value))) is { } found)
            {
                return found;
            }

            await collector.WaitForMeasurementsAsync(measurements.Count + 1, Patience);
        }
    }

    /// <summary>What an observable instrument tells now.</summary>
    public static T Look<T>(this MetricCollector<T> collector)
        where T : struct
    {
        collector.RecordObservableInstruments();
        return collector.LastMeasurement!.Value;
    }
}
