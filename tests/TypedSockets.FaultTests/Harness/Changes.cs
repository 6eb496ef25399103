namespace TypedSockets.FaultTests.Harness;

/// <summary>Lets a test wait until something holds, looking again at each change and never in between.</summary>
public sealed class Changes
{
    /// <summary>How long what must happen may take before a test fails.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    private TaskCompletionSource next = NewNext();
    private int waiting;

    /// <summary>Something changed.</summary>
    public void Announce()
    {
        // Most changes interest nobody, so they cost nothing.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref waiting) > 0)
        {
            Interlocked.Exchange(ref next, NewNext()).TrySetResult();
        }
    }

    /// <summary>Waits until something holds.</summary>
    /// <param name="holds">What has to hold; asked at each change.</param>
    /// <param name="what">What was waited for, told where it did not come.</param>
    /// <param name="patience">How long to wait. Default: <see cref="Patience"/>.</param>
    public async Task UntilAsync(Func<bool> holds, Func<string> what, TimeSpan? patience = null)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(patience ?? Patience);
        Interlocked.Increment(ref waiting);
        try
        {
            while (true)
            {
                Task change = Volatile.Read(ref next).Task;
                if (holds())
                {
                    return;
                }

                await change.WaitAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Within {patience ?? Patience} it did not come to this: {what()}", exception);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
