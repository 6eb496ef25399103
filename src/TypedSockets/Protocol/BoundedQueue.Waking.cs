using System.Threading.Tasks.Sources;

namespace TypedSockets;

/// <content>
/// The reader, which waits for items, and those who wake it: on a thread of its own, or on the one that has just added an item and
/// has nothing else to do.
/// </content>
internal sealed partial class BoundedQueue<T> : IValueTaskSource<bool>
{
    private ManualResetValueTaskSourceCore<bool> readable;
    private bool readerWaits;

    /// <summary>Waits for an item. False once the queue is completed and empty. Called by the one reader only.</summary>
    public ValueTask<bool> WaitToReadAsync()
    {
        lock (gate)
        {
            if (!IsEmpty)
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

    /// <summary>Wakes the reader where it waits for an item and there is one.</summary>
    /// <param name="inline">Whether it goes on right here, on the caller's thread, before this returns; else it does on another.</param>
    public void Wake(bool inline)
    {
        lock (gate)
        {
            if (IsEmpty || !inline)
            {
                TryWake();
                return;
            }

            if (!readerWaits)
            {
                return;
            }

            readerWaits = false;
            readable.RunContinuationsAsynchronously = false;
        }

        // Not under the lock, which what the reader does is not to be held under.
        readable.SetResult(true);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => readable.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => readable.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        readable.OnCompleted(continuation, state, token, flags);

    /// <summary>Under the lock.</summary>
    private void TryWake()
    {
        if (readerWaits && (completed || !IsEmpty))
        {
            readerWaits = false;
            readable.RunContinuationsAsynchronously = true;
            readable.SetResult(!IsEmpty);
        }
    }
}
