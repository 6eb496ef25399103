using System.Diagnostics.Metrics;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Listens to all of the product's instruments, as what exports metrics does, so that they cost what they cost.</summary>
internal static class MetricsReader
{
    private const string Meter = "TypedSockets";

    private static readonly MeterListener Listener = new();
    private static long measurements;
    private static double total;

    /// <summary>Listens as long as the process lives.</summary>
    public static void Start()
    {
        Listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == Meter)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        Listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Add(measurement));
        Listener.SetMeasurementEventCallback<double>((_, measurement, _, _) => Add(measurement));
        Listener.Start();
    }

    // Two threads may lose one; nobody reads it.
    private static void Add(double measurement)
    {
        measurements++;
        total += measurement;
    }
}
