using System.Diagnostics.CodeAnalysis;

namespace TypedSockets;

/// <summary>The credit of a producer: how many items it may still send.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle to free, and credit may come at any time.")]
internal sealed class OutgoingItems
{
    /// <summary>The most items that one frame may grant and that may be outstanding.</summary>
    public const int MaxCredit = 65_536;

    private readonly SemaphoreSlim credit = new(IncomingItems.InitialCredit);
    private long unanswered;

    /// <summary>Waits until one more item may be sent.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        await credit.WaitAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref unanswered);
    }

    /// <summary>Counts one frame of credit. False where more of them came than items were sent, which no reader has a need for.</summary>
    public bool TryAnswer()
    {
        if (Interlocked.Read(ref unanswered) == 0)
        {
            return false;
        }

        Interlocked.Decrement(ref unanswered);
        return true;
    }

    /// <summary>Adds what the reader granted. False where that is more than may be outstanding.</summary>
    public bool TryGrant(long items)
    {
        if (items is < 1 or > MaxCredit || credit.CurrentCount + items > MaxCredit)
        {
            return false;
        }

        credit.Release((int)items);
        return true;
    }
}
