using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace TypedSockets;

/// <summary>
/// A first-in-first-out queue for one reader, bounded by count and by bytes, whichever is reached first. An empty queue
/// takes an item of any size, so that one message can always pass.
/// </summary>
internal sealed class BoundedQueue<T>(int maxCount, long maxBytes) : IValueTaskSource<bool>
{
    /// <summary>Control frames go ahead of the bound, so they have a bound of their own.</summary>
    private const int MaxUrgent = 1_024;

    private readonly Lock gate = new();
    private readonly Queue<(T Item, int Bytes)> items = new();
    private readonly Queue<T> urgent = new();
    private ManualResetValueTaskSourceCore<bool> readable = new() { RunContinuationsAsynchronously = true };
    private TaskCompletionSource? room;
    private long bytes;
    private bool readerWaits;
    private bool completed;

    /// <summary>How many items are queued, urgent ones too.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return items.Count + urgent.Count;
            }
        }
    }

    /// <summary>Adds an item unless the queue is full or completed.</summary>
    public QueueResult TryEnqueue(T item, int size)
    {
        lock (gate)
        {
            if (completed)
            {
                return QueueResult.Completed;
            }

            if (!HasRoom(size))
            {
                return QueueResult.Full;
            }

            items.Enqueue((item, size));
            bytes += size;
            WakeReader();
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

            if (urgent.Count >= MaxUrgent)
            {
                return QueueResult.Full;
            }

            urgent.Enqueue(item);
            WakeReader();
            return QueueResult.Added;
        }
    }

    /// <summary>Takes the next item. Called by the one reader only.</summary>
    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            if (urgent.TryDequeue(out item))
            {
                return true;
            }

            if (!items.TryDequeue(out (T Item, int Bytes) next))
            {
                item = default;
                return false;
            }

            item = next.Item;
            bytes -= next.Bytes;
            waiting = room;
            room = null;
        }

        waiting?.TrySetResult();
        return true;
    }

    /// <summary>Waits for an item. False once the queue is completed and empty. Called by the one reader only.</summary>
    public ValueTask<bool> WaitToReadAsync()
    {
        lock (gate)
        {
            if (items.Count > 0 || urgent.Count > 0)
            {
                return new ValueTask<bool>(true);
            }

            if (completed)
            {
                return new ValueTask<bool>(false);
            }

            readable.Reset();
            readerWaits = true;
            return new ValueTask<bool>(this, readable.Version);
        }
    }

    /// <summary>
    /// Completes at once where an item of this size fits or the queue is completed, else when an item was taken or
    /// <see cref="WakeWriters"/> was called.
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
        TaskCompletionSource? waiting;
        lock (gate)
        {
            waiting = room;
            room = null;
        }

        waiting?.TrySetResult();
    }

    /// <summary>Takes no more items. What is queued can still be read.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            WakeReader();
        }

        WakeWriters();
    }

    bool IValueTaskSource<bool>.GetResult(short token) => readable.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => readable.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        readable.OnCompleted(continuation, state, token, flags);

    private bool HasRoom(int size) => items.Count < maxCount && (items.Count == 0 || bytes + size <= maxBytes);

    private void WakeReader()
    {
        if (readerWaits)
        {
            readerWaits = false;
            readable.SetResult(items.Count > 0 || urgent.Count > 0);
        }
    }
}
