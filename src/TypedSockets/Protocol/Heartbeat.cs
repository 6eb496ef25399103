namespace TypedSockets;

/// <summary>
/// Tells when a peer is to be pinged, and when it is gone: by what its socket has received, and by whether this side reads.
/// </summary>
internal sealed class Heartbeat(MessageSocket socket, WsConnectionOptions options, TimeProvider timeProvider)
{
    // Where the socket is not read because the handlers are behind, its silence is this side's own doing.
    private volatile bool isPaused;
    private long resumedAt;
    private long pingedAt;
    private long toldAliveAt;

    /// <summary>True while a ping of this side is unanswered.</summary>
    public bool AwaitsPong => Volatile.Read(ref pingedAt) != 0 && Volatile.Read(ref pingedAt) == socket.LastReceived;

    /// <summary>Finds what is due, once: whoever asks does it. Called by one thread at a time.</summary>
    /// <param name="next">After how long it has to be asked again: more than zero, and soon enough for what may begin meanwhile.</param>
    public HeartbeatStep Check(out TimeSpan next)
    {
        long now = timeProvider.GetTimestamp();
        next = options.HeartbeatPatience;
        if (socket.PartialSince is not 0 and var began)
        {
            TimeSpan left = options.MessageTimeout - timeProvider.GetElapsedTime(began, now);
            if (left <= TimeSpan.Zero)
            {
                return HeartbeatStep.EndUnfinished;
            }

            next = Sooner(next, left);
        }

        return !socket.ShowsPings ? HeartbeatStep.None : isPaused ? CheckPause(now, ref next) : CheckSilence(now, ref next);
    }

    /// <summary>Takes a pong. False where no ping is out that it could answer.</summary>
    public bool TryTakePong() => Interlocked.Exchange(ref pingedAt, 0) != 0;

    /// <summary>The socket is not read from now on.</summary>
    public void Pause() => isPaused = true;

    /// <summary>The socket is read again.</summary>
    public void Resume()
    {
        Volatile.Write(ref resumedAt, timeProvider.GetTimestamp());
        isPaused = false;
    }

    private HeartbeatStep CheckSilence(long now, ref TimeSpan next)
    {
        long last = Math.Max(socket.LastReceived, Volatile.Read(ref resumedAt));
        TimeSpan silent = timeProvider.GetElapsedTime(last, now);
        if (silent >= options.Heartbeat.Timeout)
        {
            return HeartbeatStep.EndSilent;
        }

        bool isDue = silent >= options.Heartbeat.Interval;
        next = Sooner(next, (isDue ? options.Heartbeat.Timeout : options.Heartbeat.Interval) - silent);
        if (!isDue || Volatile.Read(ref pingedAt) == last)
        {
            return HeartbeatStep.None;
        }

        Volatile.Write(ref pingedAt, last);
        return HeartbeatStep.Ping;
    }

    private HeartbeatStep CheckPause(long now, ref TimeSpan next)
    {
        TimeSpan quiet = toldAliveAt == 0 ? options.Heartbeat.Interval : timeProvider.GetElapsedTime(toldAliveAt, now);
        if (quiet < options.Heartbeat.Interval)
        {
            next = Sooner(next, options.Heartbeat.Interval - quiet);
            return HeartbeatStep.None;
        }

        toldAliveAt = now;
        return HeartbeatStep.Pong;
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
