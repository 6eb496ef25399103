namespace Chat;

/// <summary>What was said last, room by room. Bounded both ways: the oldest is forgotten.</summary>
public sealed class ChatLog
{
    private const int MaxRooms = 500;
    private const int MaxMessagesPerRoom = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Said>> rooms = new(StringComparer.Ordinal);

    /// <summary>Remembers a message.</summary>
    public void Add(Said said)
    {
        lock (gate)
        {
            if (!rooms.TryGetValue(said.Room, out var messages))
            {
                ForgetTheQuietest();
                rooms.Add(said.Room, messages = new Queue<Said>());
            }

            if (messages.Count == MaxMessagesPerRoom)
            {
                messages.Dequeue();
            }

            messages.Enqueue(said);
        }
    }

    /// <summary>The last messages of a room, oldest first.</summary>
    public IReadOnlyList<Said> Last(string room, int count)
    {
        lock (gate)
        {
            return rooms.TryGetValue(room, out var messages) ? [.. messages.TakeLast(count)] : [];
        }
    }

    /// <summary>Forgets what was said in a room.</summary>
    public void Clear(string room)
    {
        lock (gate)
        {
            rooms.Remove(room);
        }
    }

    private void ForgetTheQuietest()
    {
        if (rooms.Count == MaxRooms)
        {
            rooms.Remove(rooms.MinBy(room => room.Value.Last().At).Key);
        }
    }
}
