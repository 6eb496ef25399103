namespace TypedSockets;

/// <summary>
/// A named set of connections that receive the same messages. A broadcast walks the members without a lock; who joins or
/// leaves meanwhile may or may not receive it.
/// </summary>
internal sealed class Room
{
    // Fewer places are not worth giving back.
    private const int FewPlaces = 16;

    private readonly Lock gate = new();
    private readonly Stack<int> free = new();

    // Places are filled before the array is published; a larger array holds all that the smaller one did, a smaller one all that are left.
    private IRoomMember?[] members = new IRoomMember?[4];
    private RoomPlace?[] places = new RoomPlace?[4];
    private int used;
    private int count;
    private bool removed;

    /// <summary>How many members there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How many places a broadcast looks at. They are at most four times the members, or a few.</summary>
    public int Places => Volatile.Read(ref members).Length;

    /// <summary>Adds a member and returns its place, or nothing where the room was removed because it was empty.</summary>
    public RoomPlace? Add(IRoomMember member)
    {
        lock (gate)
        {
            if (removed)
            {
                return null;
            }

            if (!free.TryPop(out int index))
            {
                if (used == members.Length)
                {
                    MoveTo(members.Length * 2);
                }

                index = used++;
            }

            var place = new RoomPlace { Index = index };
            places[index] = place;
            Volatile.Write(ref members[index], member);
            count++;
            return place;
        }
    }

    /// <summary>Removes the member in a place.</summary>
    /// <param name="place">The place that <see cref="Add"/> returned.</param>
    /// <param name="removeWhenEmpty">Lets nobody in any more once the last member has left.</param>
    /// <returns>True where the room is empty and will stay so.</returns>
    public bool Remove(RoomPlace place, bool removeWhenEmpty)
    {
        lock (gate)
        {
            places[place.Index] = null;
            Volatile.Write(ref members[place.Index], null);
            free.Push(place.Index);
            count--;
            removed = removeWhenEmpty && count == 0;
            if (members.Length > FewPlaces && count < members.Length / 4)
            {
                MoveTo(members.Length / 2);
            }

            return removed;
        }
    }

    /// <summary>Queues a message at every member but one, or at none where it can't be encoded for one of them. Never waits.</summary>
    public void Send<TBroadcast>(ref TBroadcast broadcast, IRoomMember? except)
        where TBroadcast : struct, IBroadcast
    {
        IRoomMember?[] walked = Volatile.Read(ref members);
        for (int i = 0; i < walked.Length && !broadcast.IsEncoded; i++)
        {
            if (Volatile.Read(ref walked[i]) is { } member && !ReferenceEquals(member, except))
            {
                broadcast.Encode(member.Protocol);
            }
        }

        // Who speaks what nobody spoke a moment ago has joined meanwhile.
        foreach (IRoomMember? member in walked)
        {
            if (member is not null && !ReferenceEquals(member, except) && broadcast.FrameFor(member.Protocol) is { } frame)
            {
                member.SendEvent(frame);
            }
        }
    }

    /// <summary>The members at this moment.</summary>
    public IRoomMember[] ToArray()
    {
        lock (gate)
        {
            return [.. members.Where(static member => member is not null)!];
        }
    }

    /// <summary>Under the lock: moves all members, one behind the other, to new arrays. Who walks the old one meets all who have stayed.</summary>
    private void MoveTo(int size)
    {
        var moved = new IRoomMember?[size];
        var movedPlaces = new RoomPlace?[size];
        int next = 0;
        foreach (RoomPlace? place in places)
        {
            if (place is not null)
            {
                moved[next] = members[place.Index];
                movedPlaces[next] = place;
                place.Index = next++;
            }
        }

        free.Clear();
        free.TrimExcess();
        used = next;
        places = movedPlaces;
        Volatile.Write(ref members, moved);
    }
}
