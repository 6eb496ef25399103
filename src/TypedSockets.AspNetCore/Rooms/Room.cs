namespace TypedSockets;

/// <summary>
/// A named set of connections that receive the same messages. A broadcast walks the members without a lock; who joins or
/// leaves meanwhile may or may not receive it.
/// </summary>
internal sealed class Room
{
    private readonly Lock gate = new();
    private readonly Stack<int> free = new();

    // Slots are filled before the array is published, and a larger array holds all that the smaller one did.
    private IRoomMember?[] slots = new IRoomMember?[4];
    private int used;
    private int count;
    private bool removed;

    /// <summary>How many members there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Adds a member and returns its slot, or -1 where the room was removed because it was empty.</summary>
    public int Add(IRoomMember member)
    {
        lock (gate)
        {
            if (removed)
            {
                return -1;
            }

            if (!free.TryPop(out int slot))
            {
                slot = used++;
                if (slot == slots.Length)
                {
                    var larger = new IRoomMember?[slots.Length * 2];
                    slots.CopyTo(larger, 0);
                    Volatile.Write(ref slots, larger);
                }
            }

            Volatile.Write(ref slots[slot], member);
            count++;
            return slot;
        }
    }

    /// <summary>Removes the member in a slot.</summary>
    /// <param name="slot">The slot that <see cref="Add"/> returned.</param>
    /// <param name="removeWhenEmpty">Lets nobody in any more once the last member has left.</param>
    /// <returns>True where the room is empty and will stay so.</returns>
    public bool Remove(int slot, bool removeWhenEmpty)
    {
        lock (gate)
        {
            Volatile.Write(ref slots[slot], null);
            free.Push(slot);
            count--;
            removed = removeWhenEmpty && count == 0;
            return removed;
        }
    }

    /// <summary>Queues a message at every member but one, or at none where it can't be encoded for one of them. Never waits.</summary>
    public void Send<TBroadcast>(ref TBroadcast broadcast, IRoomMember? except)
        where TBroadcast : struct, IBroadcast
    {
        IRoomMember?[] members = Volatile.Read(ref slots);
        for (int i = 0; i < members.Length && !broadcast.IsEncoded; i++)
        {
            if (Volatile.Read(ref members[i]) is { } member && !ReferenceEquals(member, except))
            {
                broadcast.Encode(member.Protocol);
            }
        }

        // Who speaks what nobody spoke a moment ago has joined meanwhile.
        foreach (IRoomMember? member in members)
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
            return [.. slots.Where(static member => member is not null)!];
        }
    }
}
