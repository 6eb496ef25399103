namespace TypedSockets;

/// <summary>Counts what is being worked on, and tells when there is nothing left.</summary>
internal sealed class InFlight
{
    // Far below any count, so that what is negative is closed.
    private const int Closed = int.MinValue / 2;

    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int count;

    /// <summary>Counts one more. False where nothing more is taken on.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref count) > 0)
        {
            return true;
        }

        Exit();
        return false;
    }

    /// <summary>Takes nothing more on.</summary>
    public void Close()
    {
        lock (gate)
        {
            if (count >= 0)
            {
                Interlocked.Add(ref count, Closed);
            }
        }
    }

    public void Exit()
    {
        if (Interlocked.Decrement(ref count) is 0 or Closed)
        {
            TellIdle();
        }
    }

    /// <summary>Completes when the count is zero, or at once where it is.</summary>
    public Task WhenIdleAsync()
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            waiting = idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // Looked at only now, so that an exit meanwhile is seen here or sees who waits.
        if (Interlocked.CompareExchange(ref count, 0, 0) is 0 or Closed)
        {
            TellIdle();
        }

        return waiting.Task;
    }

    private void TellIdle()
    {
        if (Volatile.Read(ref idle) is null)
        {
            return;
        }

        lock (gate)
        {
            // More may have been taken on meanwhile. Whoever ends that tells.
            if (Interlocked.CompareExchange(ref count, 0, 0) is 0 or Closed)
            {
                idle?.TrySetResult();
                idle = null;
            }
        }
    }
}
