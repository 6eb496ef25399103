namespace TypedSockets;

/// <content>The heartbeat: whoever owns the connection looks in, a few times in each interval.</content>
internal sealed partial class Peer
{
    // Where the socket is not read because the handlers are behind, its silence is this side's own doing.
    private volatile bool isPaused;
    private long resumedAt;
    private long pingedAt;
    private long toldAliveAt;
    private TimeoutException? silence;

    /// <summary>The timestamp at which something last came in.</summary>
    public long LastReceived => socket.LastReceived;

    /// <summary>True while a ping of this side is unanswered on a connection that has not ended.</summary>
    public bool AwaitsPong => Volatile.Read(ref pingedAt) != 0 && Volatile.Read(ref pingedAt) == socket.LastReceived && !ended.Task.IsCompleted;

    /// <summary>
    /// Pings a peer that has been silent for <see cref="WsHeartbeatOptions.Interval"/>, ends a connection that has been for
    /// <see cref="WsHeartbeatOptions.Timeout"/>, and one whose peer does not finish a message. Never throws, never waits.
    /// </summary>
    /// <returns>
    /// After how long it has to be looked after again, more than zero; <see cref="Timeout.InfiniteTimeSpan"/> where that is never.
    /// </returns>
    public TimeSpan CheckHeartbeat()
    {
        long now = timeProvider.GetTimestamp();
        if (closing is not null || Lifetime.IsCancellationRequested)
        {
            return Timeout.InfiniteTimeSpan;
        }

        // What may begin meanwhile, a message or a pause, is seen then.
        TimeSpan next = options.HeartbeatPatience;
        if (socket.PartialSince is not 0 and var began)
        {
            TimeSpan left = options.MessageTimeout - timeProvider.GetElapsedTime(began, now);
            if (left <= TimeSpan.Zero)
            {
                LogHalfMessage(host.Name, options.MessageTimeout);
                Close(CloseCodes.PolicyViolation, ErrorCodes.Timeout);
                return Timeout.InfiniteTimeSpan;
            }

            next = Sooner(next, left);
        }

        return !socket.ShowsPings ? next
            : isPaused ? Sooner(next, TellAlive(now))
            : CheckSilence(now) is { } patience ? Sooner(next, patience)
            : Timeout.InfiniteTimeSpan;
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Pings where it is time, and returns how long silence may go on; <see langword="null"/> where it went on too long.</summary>
    private TimeSpan? CheckSilence(long now)
    {
        long last = Math.Max(socket.LastReceived, Volatile.Read(ref resumedAt));
        TimeSpan silent = timeProvider.GetElapsedTime(last, now);
        if (silent < options.Heartbeat.Interval)
        {
            return options.Heartbeat.Interval - silent;
        }

        if (silent >= options.Heartbeat.Timeout)
        {
            LogSilent(host.Name, options.Heartbeat.Timeout);
            silence = new TimeoutException($"The connection '{host.Name}' was silent for {options.Heartbeat.Timeout} (Heartbeat.Timeout).");
            Abort();
            return null;
        }

        if (pingedAt != last)
        {
            pingedAt = last;
            SendUrgent(Frame.Control(FrameKind.Ping, default));
        }

        return options.Heartbeat.Timeout - silent;
    }

    /// <summary>While this side does not read, the peer's pings wait too; a pong that nobody asked for says that it lives (RFC 6455 section 5.5.3).</summary>
    private TimeSpan TellAlive(long now)
    {
        TimeSpan left = toldAliveAt == 0 ? TimeSpan.Zero : options.Heartbeat.Interval - timeProvider.GetElapsedTime(toldAliveAt, now);
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        toldAliveAt = now;
        SendUrgent(Frame.Control(FrameKind.Pong, default));
        return options.Heartbeat.Interval;
    }

    /// <summary>Answers a ping. Pings count against the rate, and one over it is not answered with a pong.</summary>
    private void TakePing(InboundMessage ping)
    {
        if (TakePermit(default))
        {
            SendUrgent(Frame.Control(FrameKind.Pong, ping.Span));
        }
    }

    /// <summary>A pong answers the ping that is out; any other counts against the rate.</summary>
    private void TakePong()
    {
        if (Interlocked.Exchange(ref pingedAt, 0) == 0)
        {
            TakeUnexpected();
        }
    }

    private void Pause() => isPaused = true;

    private void Resume()
    {
        Volatile.Write(ref resumedAt, timeProvider.GetTimestamp());
        isPaused = false;
    }
}
