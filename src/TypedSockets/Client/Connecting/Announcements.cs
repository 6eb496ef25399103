using System.Diagnostics.CodeAnalysis;

namespace TypedSockets;

/// <summary>
/// Tells of changes in the order in which they were made, one at a time. Whoever made a change tells of it, unless somebody is
/// telling of an earlier one, who then goes on with it.
/// </summary>
internal sealed class Announcements<T>(Action<T> announce)
{
    private readonly Lock gate = new();
    private readonly Queue<T> waiting = new();
    private bool isAnnouncing;

    /// <summary>Keeps a change to be told of. Called under the lock that the changes are made under, so that their order is kept.</summary>
    public void Add(T change)
    {
        lock (gate)
        {
            waiting.Enqueue(change);
        }
    }

    /// <summary>Tells of what is kept, unless that is being done. Called under no lock, because it runs the code of others.</summary>
    public void Announce()
    {
        lock (gate)
        {
            if (isAnnouncing)
            {
                return;
            }

            isAnnouncing = true;
        }

        while (TryTake(out T? change))
        {
            announce(change);
        }
    }

    private bool TryTake([MaybeNullWhen(false)] out T change)
    {
        lock (gate)
        {
            isAnnouncing = waiting.TryDequeue(out change);
            return isAnnouncing;
        }
    }
}
