using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Calls;

/// <summary>What the server's handlers do, and what they wait for.</summary>
public sealed class CallLog
{
    private int held;

    /// <summary>Announces each request that is held.</summary>
    public Changes Changes { get; } = new();

    /// <summary>How many requests are held.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Lets go of all requests that are held.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The stream that the server sends.</summary>
    public Lead Sent { get; } = new();

    /// <summary>The stream that the server takes.</summary>
    public Lead Taken { get; } = new();

    /// <summary>What the last client stream failed with here.</summary>
    public TaskCompletionSource<Exception> UploadFault { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the producer of a stream was told to give up.</summary>
    public TaskCompletionSource CountCanceled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask HoldAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref held);
        Changes.Announce();
        await Release.Task.WaitAsync(cancellationToken);
    }
}
