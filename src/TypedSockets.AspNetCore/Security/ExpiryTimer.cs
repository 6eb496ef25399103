namespace TypedSockets;

/// <summary>Calls once when a moment has come, however far away it is.</summary>
internal sealed class ExpiryTimer : IDisposable
{
    // Timers take 49 days; and the wall clock, by which tickets expire, may be set meanwhile.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly DateTimeOffset moment;
    private readonly TimeProvider timeProvider;
    private readonly Action expired;
    private readonly ITimer timer;

    private ExpiryTimer(DateTimeOffset moment, TimeProvider timeProvider, Action expired)
    {
        this.moment = moment;
        this.timeProvider = timeProvider;
        this.expired = expired;
        timer = timeProvider.CreateTimer(static timer => ((ExpiryTimer)timer!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to wait; for a moment that has passed, not at all.</summary>
    public static ExpiryTimer Start(DateTimeOffset moment, TimeProvider timeProvider, Action expired)
    {
        var started = new ExpiryTimer(moment, timeProvider, expired);
        started.Wait(moment - timeProvider.GetUtcNow());
        return started;
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        TimeSpan left = moment - timeProvider.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            Wait(left);
        }
        else
        {
            expired();
        }
    }

    private void Wait(TimeSpan left) => timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? Longest : left, Timeout.InfiniteTimeSpan);
}
