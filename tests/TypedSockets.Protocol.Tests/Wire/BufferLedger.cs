using System.Diagnostics.Tracing;

namespace TypedSockets.Protocol.Tests;

/// <summary>Counts the buffers that this thread rents from the shared pools and gives back, by what the pools tell of themselves.</summary>
internal sealed class BufferLedger : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;

    private readonly int thread = Environment.CurrentManagedThreadId;

    /// <summary>How many buffers have been rented.</summary>
    public int Rents { get; private set; }

    /// <summary>How many of them are still held.</summary>
    public int Held { get; private set; }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (string.Equals(eventSource.Name, "System.Buffers.ArrayPoolEventSource", StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            return;
        }

        Rents += eventData.EventId == Rented ? 1 : 0;
        Held += eventData.EventId switch { Rented => 1, Returned => -1, _ => 0 };
    }
}
