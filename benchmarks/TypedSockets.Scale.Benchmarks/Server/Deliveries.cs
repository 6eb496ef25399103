using System.Diagnostics.Metrics;

namespace TypedSockets.Scale.Benchmarks;

/// <summary>Counts the messages that the server has written, by the product's own metrics.</summary>
internal sealed class Deliveries : IDisposable
{
    private const string Messages = "typedsockets.server.messages";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MeterListener listener = new();
    private long count;

    public Deliveries()
    {
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == Messages)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref count, measurement));
        listener.Start();
    }

    public long Count => Interlocked.Read(ref count);

    /// <summary>Waits until so many are written.</summary>
    public async Task WaitForAsync(long expected)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Count < expected)
        {
            await Task.Delay(1);
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"{Count} of {expected} messages were written within {Patience}.");
            }
        }
    }

    public void Dispose() => listener.Dispose();
}
