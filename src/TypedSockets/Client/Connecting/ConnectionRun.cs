using System.Diagnostics.CodeAnalysis;

namespace TypedSockets;

/// <summary>One run of a <see cref="ConnectionLoop"/>: from <c>ConnectAsync</c> until it is closed or gives up.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer to free, and may be asked to stop at any time.")]
internal sealed class ConnectionRun
{
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Guards how the run ends, which is decided once.
    private readonly Lock gate = new();
    private bool forGood;
    private bool decided;

    /// <summary>Canceled when the run has to end.</summary>
    public CancellationToken Stopping => stopping.Token;

    public bool IsStopping => stopping.IsCancellationRequested;

    /// <summary>The connection that is served, or was last.</summary>
    public ClientConnection? Connection { get; set; }

    /// <summary>Completes with the greeting, or fails with what there is instead of it.</summary>
    public Task Connected => connected.Task;

    /// <summary>Completes when the run has ended. Never fails.</summary>
    public Task Completion => completion.Task;

    /// <summary>Asks the run to end, and the client to be closed with it. False where its end was decided before.</summary>
    public bool TryStopForGood()
    {
        lock (gate)
        {
            if (decided)
            {
                return false;
            }

            forGood = true;
        }

        stopping.Cancel();
        return true;
    }

    /// <summary>Decides that the run ends now. True where the client is closed with it.</summary>
    public bool DecideEnd()
    {
        lock (gate)
        {
            decided = true;
            return forGood;
        }
    }

    /// <summary>Ends the run unless it has connected.</summary>
    public void GiveUp()
    {
        if (!Connected.IsCompleted)
        {
            stopping.Cancel();
        }
    }

    public void SetConnected() => connected.TrySetResult();

    /// <summary>The connection was lost: who asks for one from now on waits for the next.</summary>
    public void Reset() => connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The run has ended.</summary>
    public void Complete(Exception reason)
    {
        if (connected.TrySetException(reason))
        {
            // Nobody may be waiting for it.
            _ = connected.Task.Exception;
        }

        completion.TrySetResult();
    }
}
