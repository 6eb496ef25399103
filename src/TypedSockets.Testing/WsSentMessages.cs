namespace TypedSockets.Testing;

/// <summary>The messages that were sent to one target, in order.</summary>
/// <remarks>Safe to use from any thread.</remarks>
public sealed class WsSentMessages
{
    /// <summary>A test that sends more to one target is better off without a record of it.</summary>
    private const int MaxMessages = 100_000;

    // What a server does takes no time on its fake clock, but some on the real one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string target;
    private readonly Lock gate = new();
    private readonly List<object> messages = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;

    internal WsSentMessages(string target) => this.target = target;

    /// <summary>What was sent so far, whether it was taken by <see cref="NextAsync{T}"/> or not.</summary>
    public IReadOnlyList<object> All
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Takes the next message of a type, passing over others, and waits for it where it has not been sent yet.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message. The next call goes on behind it.</returns>
    /// <exception cref="TimeoutException">No such message was sent within ten seconds of real time.</exception>
    public async Task<T> NextAsync<T>(CancellationToken cancellationToken = default)
        where T : IWsMessage<T>
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (TryTake(out T? message, out Task changed))
            {
                return message!;
            }

            try
            {
                await changed.WaitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"No '{T.MessageType}' was sent to {target} within {Patience.TotalSeconds} s. What was sent: {Describe()}.", exception);
            }
        }
    }

    internal void Add(object message)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            if (messages.Count == MaxMessages)
            {
                throw new InvalidOperationException($"More than {MaxMessages} messages were sent to {target} in one test.");
            }

            messages.Add(message);
            waiting = more;
            more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    private bool TryTake<T>(out T? message, out Task changed)
    {
        lock (gate)
        {
            changed = more.Task;
            while (taken < messages.Count)
            {
                if (messages[taken++] is T found)
                {
                    message = found;
                    return true;
                }
            }

            message = default;
            return false;
        }
    }

    private string Describe()
    {
        IReadOnlyList<object> all = All;
        return all.Count == 0 ? "nothing" : string.Join(", ", all);
    }
}
