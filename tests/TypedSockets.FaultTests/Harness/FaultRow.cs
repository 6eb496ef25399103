namespace TypedSockets.FaultTests.Harness;

/// <summary>What one fault came to.</summary>
/// <param name="Fault">What was tried.</param>
public sealed record FaultRow(string Fault)
{
    /// <summary>The connections that were made, by good and bad peers, in all.</summary>
    public long Connections { get; init; }

    /// <summary>Deliveries that were owed: each event counts once for each member of its room, each request once.</summary>
    public long Sent { get; init; }

    public long Delivered { get; init; }

    /// <summary>What was sent while its receiver was cut off, or never answered.</summary>
    public long Lost => Sent - Delivered;

    public long Duplicated { get; init; }

    public long OutOfOrder { get; init; }

    /// <summary>From the end of the fault until everybody is served again.</summary>
    public TimeSpan? Recovery { get; init; }

    /// <summary>The largest managed heap of the process, with both sides in it, in bytes; or the server's whole process where it has its own.</summary>
    public long LargestMemory { get; init; }

    /// <summary>What else is worth telling.</summary>
    public string Note { get; init; } = "";
}
