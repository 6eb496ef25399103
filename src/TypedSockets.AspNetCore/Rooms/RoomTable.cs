using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TypedSockets;

/// <summary>The rooms of one hub, by name. A room exists while somebody is in it.</summary>
internal sealed class RoomTable
{
    private readonly ConcurrentDictionary<string, Room> rooms = new(StringComparer.Ordinal);

    /// <summary>How many rooms have members.</summary>
    public int Count => rooms.Count;

    /// <summary>The names of the rooms that have members.</summary>
    public ICollection<string> Names => rooms.Keys;

    public bool TryFind(string name, [NotNullWhen(true)] out Room? room) => rooms.TryGetValue(name, out room);

    /// <summary>Adds a member and returns its place.</summary>
    public RoomPlace Join(string name, IRoomMember member)
    {
        while (true)
        {
            // A room that is just being removed refuses; the next turn finds it gone.
            if (rooms.GetOrAdd(name, static _ => new Room()).Add(member) is { } place)
            {
                return place;
            }

            Thread.Yield();
        }
    }

    /// <summary>Removes the member in a place, and the room with the last one.</summary>
    public void Leave(string name, RoomPlace place)
    {
        if (rooms.TryGetValue(name, out Room? room) && room.Remove(place, removeWhenEmpty: true))
        {
            rooms.TryRemove(KeyValuePair.Create(name, room));
        }
    }
}
