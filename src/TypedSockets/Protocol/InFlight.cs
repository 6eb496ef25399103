namespace TypedSockets;

/// <summary>Counts what is being worked on, and tells when there is nothing left.</summary>
internal sealed class InFlight
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int count;
    private bool closed;

    /// <summary>Counts one more. False where nothing more is taken on.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            count += closed ? 0 : 1;
            return !closed;
        }
    }

    /// <summary>Takes nothing more on.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    public void Exit()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                idle?.TrySetResult();
                idle = null;
            }
        }
    }

    /// <summary>Completes when the count is zero, or at once where it is.</summary>
    public Task WhenIdleAsync()
    {
        lock (gate)
        {
            if (count == 0)
            {
                return Task.CompletedTask;
            }

            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }
}
