namespace TypedSockets.Native.Benchmarks;

/// <summary>Counts what a whole crowd hears.</summary>
internal sealed class Ears
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private TaskCompletionSource all = new();
    private int missing;

    /// <summary>Completes when as many messages have been heard from now on.</summary>
    public Task ListenAsync(int count)
    {
        all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        missing = count;
        return all.Task.WaitAsync(Patience);
    }

    public void Hear()
    {
        if (Interlocked.Decrement(ref missing) == 0)
        {
            all.SetResult();
        }
    }
}
