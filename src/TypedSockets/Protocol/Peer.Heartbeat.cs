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
    public void CheckHeartbeat()
    {
        long now = timeProvider.GetTimestamp();
        if (closing is not null || Lifetime.IsCancellationRequested)
        {
            return;
        }

        if (socket.PartialSince is not 0 and var began && timeProvider.GetElapsedTime(began, now) >= options.MessageTimeout)
        {
            LogHalfMessage(host.Name, options.MessageTimeout);
            Close(CloseCodes.PolicyViolation, ErrorCodes.Timeout);
        }
        else if (socket.ShowsPings && isPaused)
        {
            TellAlive(now);
        }
        else if (socket.ShowsPings)
        {
            CheckSilence(now);
        }
    }

    private void CheckSilence(long now)
    {
        long last = Math.Max(socket.LastReceived, Volatile.Read(ref resumedAt));
        TimeSpan silent = timeProvider.GetElapsedTime(last, now);
        if (silent >= options.Heartbeat.Timeout)
        {
            LogSilent(host.Name, options.Heartbeat.Timeout);
            silence = new TimeoutException($"The connection '{host.Name}' was silent for {options.Heartbeat.Timeout} (Heartbeat.Timeout).");
            Abort();
        }
        else if (silent >= options.Heartbeat.Interval && pingedAt != last)
        {
            pingedAt = last;
            SendUrgent(Frame.Control(FrameKind.Ping, default));
        }
    }

    /// <summary>While this side does not read, the peer's pings wait too; a pong that nobody asked for says that it lives (RFC 6455 section 5.5.3).</summary>
    private void TellAlive(long now)
    {
        if (toldAliveAt == 0 || timeProvider.GetElapsedTime(toldAliveAt, now) >= options.Heartbeat.Interval)
        {
            toldAliveAt = now;
            SendUrgent(Frame.Control(FrameKind.Pong, default));
        }
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
