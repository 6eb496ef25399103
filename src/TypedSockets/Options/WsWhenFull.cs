namespace TypedSockets;

/// <summary>
/// What becomes of an event that finds the send queue of a connection full. Events are what is sent to many: a room, a user,
/// everyone. Responses, items of streams and sends to one connection are never dropped, and keep their order around what is.
/// </summary>
public enum WsWhenFull
{
    /// <summary>The connection is closed with 1013: its client gets all, or notices that it does not.</summary>
    Disconnect,

    /// <summary>
    /// The oldest queued events are dropped until the new one fits; where that would not be enough, the new one is. For
    /// clients to which only the latest matters.
    /// </summary>
    DropOldest,

    /// <summary>The new event is dropped. For clients that can fetch what they have missed.</summary>
    DropNewest,
}
