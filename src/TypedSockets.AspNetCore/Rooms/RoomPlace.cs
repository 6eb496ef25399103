namespace TypedSockets;

/// <summary>A member's place in a room, by which it leaves without being looked for.</summary>
internal sealed class RoomPlace
{
    /// <summary>The index among the members, which the room changes when it moves them. Read and written under its lock.</summary>
    public int Index { get; set; }
}
