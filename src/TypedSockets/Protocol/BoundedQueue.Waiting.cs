namespace TypedSockets;

/// <content>
/// Items that wait for room, in the order in which they came. Room that becomes free goes to the first of them and wakes nobody
/// else, so that what one item costs does not depend on how many wait.
/// </content>
internal sealed partial class BoundedQueue<T>
{
    private LinkedList<WaitingItem>? waiting;

    private bool IsAwaited => waiting is { Count: > 0 };

    /// <summary>Adds an item now, or as soon as there is room for it and nothing that came before it waits.</summary>
    /// <returns>Completes with <see cref="QueueResult.Added"/> or <see cref="QueueResult.Completed"/>.</returns>
    public WaitingItem EnqueueOrWait(T item, int size)
    {
        var turn = new WaitingItem(item, size);
        lock (gate)
        {
            waiting ??= new LinkedList<WaitingItem>();
            turn.Place = waiting.AddLast(turn);
            if (completed)
            {
                GiveUpWaiting();
            }
            else
            {
                AddWaiting();
            }
        }

        return turn;
    }

    /// <summary>Ends the wait of an item, which is the caller's again. False where it was over, and has a result.</summary>
    public bool TryLeave(WaitingItem turn)
    {
        lock (gate)
        {
            if (turn.Place is null)
            {
                return false;
            }

            waiting!.Remove(turn.Place);
            turn.Place = null;

            // It may have been too long for the room that there is, and the next one is not.
            AddWaiting();
            return true;
        }
    }

    // Both are called under the lock. Whoever waits goes on elsewhere.
    private void AddWaiting()
    {
        while (waiting?.First is { Value: { } turn } && HasRoom(turn.Size))
        {
            Add(items, turn.Item, turn.Size);
            End(turn, QueueResult.Added);
        }
    }

    private void GiveUpWaiting()
    {
        while (waiting?.First is { Value: { } turn })
        {
            End(turn, QueueResult.Completed);
        }
    }

    private void End(WaitingItem turn, QueueResult result)
    {
        waiting!.RemoveFirst();
        turn.Place = null;
        turn.SetResult(result);
    }

    /// <summary>An item that waits for room, or has got it.</summary>
    internal sealed class WaitingItem(T item, int size) : TaskCompletionSource<QueueResult>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public T Item => item;

        public int Size => size;

        /// <summary>Its place among those that wait; <see langword="null"/> once it waits no longer.</summary>
        public LinkedListNode<WaitingItem>? Place { get; set; }
    }
}
