namespace TypedSockets;

/// <summary>
/// Keeps what is sent after connecting within the server's rate: its burst at once, then as much each second as a second
/// allows.
/// </summary>
internal sealed class SendPace(ConnectedInfo info, TimeProvider timeProvider)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly bool isBounded = info is { Rate: > 0, Burst: > 0 };
    private long left = info.Burst;

    /// <summary>Counts a message that is sent without waiting.</summary>
    public void Take() => Interlocked.Decrement(ref left);

    /// <summary>Waits until one more message may be sent.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (isBounded && Interlocked.Decrement(ref left) < 0)
        {
            // A server that refills its bucket once a second has done so by then.
            await Task.Delay(Second, timeProvider, cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref left, Math.Min(info.Rate, info.Burst));
        }
    }
}
