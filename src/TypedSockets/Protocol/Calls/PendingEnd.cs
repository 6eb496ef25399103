namespace TypedSockets;

/// <summary>A client stream without a response: it is over when the other side says <c>ws.end</c>.</summary>
internal sealed class PendingEnd(long number) : PendingCall(number)
{
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ended => end.Task;

    public override Exception? Fault => end.Task.Exception?.InnerException;

    public override bool TryTake(ReadOnlySpan<byte> type, Payload payload, out bool overCredit)
    {
        overCredit = false;
        return false;
    }

    public override void End(ReadOnlySpan<byte> id) => end.TrySetResult();

    public override void Fail(Exception exception)
    {
        end.TrySetException(exception);

        // Whoever gave up does not look at it.
        _ = end.Task.Exception;
    }
}
