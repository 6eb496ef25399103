namespace TypedSockets;

/// <summary>The rooms of an endpoint, as they are at the moment of each call.</summary>
public sealed class WsRooms
{
    private readonly RoomTable rooms;

    internal WsRooms(RoomTable rooms) => this.rooms = rooms;

    /// <summary>How many rooms there are. A room exists while somebody is in it.</summary>
    public int Count => rooms.Count;

    /// <summary>The names of all rooms.</summary>
    public IReadOnlyCollection<string> Names => [.. rooms.Names];

    /// <summary>How many connections are in a room.</summary>
    /// <param name="room">The name of the room.</param>
    /// <returns>The number; 0 where there is no such room.</returns>
    public int CountMembers(string room) => rooms.TryFind(room, out Room? found) ? found.Count : 0;

    /// <summary>The connections in a room.</summary>
    /// <param name="room">The name of the room.</param>
    /// <returns>The connections; none where there is no such room.</returns>
    public IReadOnlyCollection<WsConnection> Members(string room) =>
        rooms.TryFind(room, out Room? found) ? [.. found.ToArray().Cast<WsConnection>()] : [];
}
