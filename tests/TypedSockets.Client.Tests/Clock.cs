using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TypedSockets.Client.Tests;

/// <summary>A clock that stands still, and tells for how long the client wants to wait before it connects again.</summary>
internal sealed class Clock : FakeTimeProvider
{
    private static readonly TimeSpan[] Timeouts = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    private readonly Channel<TimeSpan> delays = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The next delay; the timeouts of requests, closes, handshakes and OnConnected handlers do not count, nor does the heartbeat.</summary>
    public async Task<TimeSpan> NextDelayAsync() => await delays.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Time);

    /// <summary>Waits for the next delay and lets it pass.</summary>
    public async Task<TimeSpan> PassDelayAsync()
    {
        TimeSpan delay = await NextDelayAsync();
        Advance(delay);
        return delay;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && period == Timeout.InfiniteTimeSpan && !Timeouts.Contains(dueTime))
        {
            delays.Writer.TryWrite(dueTime);
        }

        return timer;
    }
}
