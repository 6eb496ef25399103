namespace TypedSockets.FaultTests.Contracts;

/// <summary>Joins a room.</summary>
[WsMessage("fault.join")]
public sealed partial record Join(string Room);

/// <summary>The room was joined: from now on its ticks arrive.</summary>
[WsMessage("fault.joined")]
public sealed partial record Joined(string Room);

/// <summary>Asks the server to send a tick to everybody in its room.</summary>
[WsMessage("fault.publish")]
public sealed partial record Publish(string Room, long Number);

/// <summary>One of the consecutively numbered messages of a room.</summary>
/// <param name="Room">The room.</param>
/// <param name="Number">One more than that of the tick before.</param>
/// <param name="SentAt">The sender's clock, in its own ticks.</param>
/// <param name="Filler">Makes the tick as long as the test wants it.</param>
[WsMessage("fault.tick")]
public sealed partial record Tick(string Room, long Number, long SentAt = 0, string Filler = "");

/// <summary>A request that takes its time, or fails.</summary>
[WsMessage("fault.work")]
public sealed partial record Work(int Number, int Milliseconds = 0, bool Throws = false);

/// <summary>The work was done.</summary>
[WsMessage("fault.worked")]
public sealed partial record Worked(int Number);

/// <summary>Members of many kinds, for a codec to be attacked with.</summary>
[WsMessage("fault.many")]
public sealed partial record Many(
    string Text,
    int Number,
    long? Large,
    double Fraction,
    decimal Money,
    bool Flag,
    Guid Id,
    DateTimeOffset At,
    TimeSpan Lasts,
    DayOfWeek Day,
    byte[] Bytes,
    IReadOnlyList<Part> Parts,
    IReadOnlyDictionary<string, int> Counts,
    Part? Nested = null);

/// <summary>A payload type that nests.</summary>
public sealed record Part(string Name, int? Value = null, IReadOnlyList<Part>? Parts = null);
