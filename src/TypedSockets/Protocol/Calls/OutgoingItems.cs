namespace TypedSockets;

/// <summary>The credit of a producer: how many items it may still send.</summary>
internal sealed class OutgoingItems : IDisposable
{
    /// <summary>The most items that one frame may grant and that may be outstanding.</summary>
    public const int MaxCredit = 65_536;

    private readonly SemaphoreSlim credit = new(IncomingItems.InitialCredit);

    /// <summary>Waits until one more item may be sent.</summary>
    public Task TakeAsync(CancellationToken cancellationToken) => credit.WaitAsync(cancellationToken);

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

    /// <inheritdoc/>
    public void Dispose() => credit.Dispose();
}
