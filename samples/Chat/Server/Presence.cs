using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Chat;

/// <summary>
/// Who is in which room, by name: somebody with the chat open twice, or back before the old connection was noticed to be
/// gone, is there once.
/// </summary>
public sealed class Presence
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, string>> rooms = new(StringComparer.Ordinal);   // room -> connection id -> name
    private readonly HashSet<Watcher> watchers = [];

    /// <summary>Notes that a connection is in a room.</summary>
    /// <returns>Whether the name is new there.</returns>
    public bool Enter(string room, string connectionId, string name)
    {
        lock (gate)
        {
            if (!rooms.TryGetValue(room, out var members))
            {
                rooms.Add(room, members = new Dictionary<string, string>(StringComparer.Ordinal));
            }

            var isNew = !members.ContainsValue(name);
            members[connectionId] = name;
            Tell(room);
            return isNew;
        }
    }

    /// <summary>Notes that a connection is in a room no more.</summary>
    /// <returns>Whether the name is there no more.</returns>
    public bool Leave(string room, string connectionId)
    {
        lock (gate)
        {
            if (!rooms.TryGetValue(room, out var members) || !members.Remove(connectionId, out var name))
            {
                return false;
            }

            if (members.Count == 0)
            {
                rooms.Remove(room);
            }

            Tell(room);
            return !members.ContainsValue(name);
        }
    }

    /// <summary>Notes that a connection is gone.</summary>
    /// <returns>The rooms in which its name is no more.</returns>
    public IReadOnlyList<string> LeaveAll(string connectionId)
    {
        lock (gate)
        {
            string[] left = [.. rooms.Where(room => room.Value.ContainsKey(connectionId)).Select(room => room.Key)];
            return [.. left.Where(room => Leave(room, connectionId))];
        }
    }

    /// <summary>The names in a room, each once, in alphabetical order.</summary>
    public IReadOnlyList<string> NamesIn(string room)
    {
        lock (gate)
        {
            return rooms.TryGetValue(room, out var members) ? [.. members.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)] : [];
        }
    }

    /// <summary>
    /// Every room that has members, then each that changes. However fast rooms change, a slow reader costs no more than
    /// the names of those that did: it reads the newest count of each.
    /// </summary>
    public async IAsyncEnumerable<RoomInfo> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = new Watcher();
        lock (gate)
        {
            watcher.Changed.UnionWith(rooms.Keys);
            watchers.Add(watcher);
        }

        try
        {
            while (true)
            {
                foreach (var room in Take(watcher))
                {
                    yield return room;
                }

                await watcher.Signal.Reader.ReadAsync(cancellationToken);
            }
        }
        finally
        {
            lock (gate)
            {
                watchers.Remove(watcher);
            }
        }
    }

    private RoomInfo[] Take(Watcher watcher)
    {
        lock (gate)
        {
            RoomInfo[] changed = [.. watcher.Changed.Order(StringComparer.Ordinal).Select(room => new RoomInfo(room, NamesIn(room).Count))];
            watcher.Changed.Clear();
            return changed;
        }
    }

    private void Tell(string changed)
    {
        foreach (var watcher in watchers)
        {
            watcher.Changed.Add(changed);
            watcher.Signal.Writer.TryWrite(default);
        }
    }

    private sealed class Watcher
    {
        /// <summary>The rooms that have changed since the watcher last looked. Guarded by the gate.</summary>
        public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

        /// <summary>Holds at most one sign that there is something to look at.</summary>
        public Channel<bool> Signal { get; } = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    }
}
