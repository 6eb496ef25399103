using System.Diagnostics.CodeAnalysis;

namespace TypedSockets;

/// <summary>
/// A first-in-first-out queue for one reader, bounded by count and by bytes, whichever is reached first. An empty queue
/// takes an item of any size, so that one message can always pass.
/// </summary>
/// <param name="maxCount">How many items it holds.</param>
/// <param name="maxBytes">How many bytes of items it holds.</param>
/// <param name="maxUrgent">How many urgent items it holds: they go ahead of the other bounds, so they have one of their own.</param>
internal sealed partial class BoundedQueue<T>(int maxCount, long maxBytes, int maxUrgent = 0)
{
    private readonly Lock gate = new();
    private readonly Queue<(T Item, int Bytes, long Number)> items = new();
    private Queue<T>? urgent;
    private TaskCompletionSource? room;
    private long bytes;
    private long last;
    private volatile bool completed;

    /// <summary>How many items are queued, urgent ones too.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return Queued + Urgent;
            }
        }
    }

    /// <summary>True where no more items are taken.</summary>
    public bool IsCompleted => completed;

    /// <summary>Adds an item unless the queue is full or completed.</summary>
    /// <param name="item">The item.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="overtakes">Whether it may go ahead of items that wait for more room than it needs.</param>
    /// <param name="wakes">Whether a reader that waits is woken. If not, the caller does so soon, by <see cref="Wake"/>.</param>
    public QueueResult TryEnqueue(T item, int size, bool overtakes = false, bool wakes = true)
    {
        lock (gate)
        {
            if (completed)
            {
                return QueueResult.Completed;
            }

            if (!HasRoom(size) || (IsAwaited && !overtakes))
            {
                return QueueResult.Full;
            }

            Add(items, item, size, wakes);
            return QueueResult.Added;
        }
    }

    /// <summary>Adds an item that the reader takes before all that are not urgent.</summary>
    public QueueResult TryEnqueueUrgent(T item)
    {
        lock (gate)
        {
            if (completed)
            {
                return QueueResult.Completed;
            }

            if (Urgent >= maxUrgent)
            {
                return QueueResult.Full;
            }

            urgent ??= new Queue<T>();
            urgent.Enqueue(item);
            TryWake();
            return QueueResult.Added;
        }
    }

    /// <summary>Takes the next item. Called by the one reader only.</summary>
    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        TaskCompletionSource? changed;
        lock (gate)
        {
            if (Urgent > 0)
            {
                item = urgent!.Dequeue();
                return true;
            }

            if (IsDroppableNext)
            {
                item = RemoveOldestDroppable();
            }
            else if (items.TryDequeue(out (T Item, int Bytes, long Number) next))
            {
                item = next.Item;
                bytes -= next.Bytes;
            }
            else
            {
                item = default;
                return false;
            }

            AddWaiting();
            changed = room;
            room = null;
        }

        changed?.TrySetResult();
        return true;
    }

    /// <summary>
    /// For a writer that looks again before it adds: completes at once where an item of this size fits or the queue is completed,
    /// else when an item was taken or <see cref="WakeWriters"/> was called.
    /// </summary>
    public Task WaitForRoomAsync(int size)
    {
        lock (gate)
        {
            if (completed || HasRoom(size))
            {
                return Task.CompletedTask;
            }

            room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return room.Task;
        }
    }

    /// <summary>Lets those who wait for room look again, because what they wait for has changed.</summary>
    public void WakeWriters()
    {
        TaskCompletionSource? changed;
        lock (gate)
        {
            changed = room;
            room = null;
        }

        changed?.TrySetResult();
    }

    /// <summary>Takes no more items. What is queued can still be read.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            GiveUpWaiting();
            TryWake();
        }

        WakeWriters();
    }

    // Each of these is called under the lock.
    private int Queued => items.Count + Droppable;

    private int Urgent => urgent?.Count ?? 0;

    private bool IsEmpty => Queued == 0 && Urgent == 0;

    private bool HasRoom(int size) => Queued < maxCount && (Queued == 0 || bytes + size <= maxBytes);

    private void Add(Queue<(T Item, int Bytes, long Number)> queue, T item, int size, bool wakes = true)
    {
        queue.Enqueue((item, size, ++last));
        bytes += size;
        if (wakes)
        {
            TryWake();
        }
    }
}
