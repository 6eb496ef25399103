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

    /// <summary>Finds what is due, once: whoever asks does it. Called by one thread at a time, a few times in each interval.</summary>
    public HeartbeatStep Check()
    {
        long now = timeProvider.GetTimestamp();
        return socket.PartialSince is not 0 and var began && timeProvider.GetElapsedTime(began, now) >= options.MessageTimeout ? HeartbeatStep.EndUnfinished
            : !socket.ShowsPings ? HeartbeatStep.None
            : isPaused ? CheckPause(now)
            : CheckSilence(now);
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

    private HeartbeatStep CheckSilence(long now)
    {
        long last = Math.Max(socket.LastReceived, Volatile.Read(ref resumedAt));
        TimeSpan silent = timeProvider.GetElapsedTime(last, now);
        if (silent >= options.Heartbeat.Timeout)
        {
            return HeartbeatStep.EndSilent;
        }

        if (silent < options.Heartbeat.Interval || Volatile.Read(ref pingedAt) == last)
        {
            return HeartbeatStep.None;
        }

        Volatile.Write(ref pingedAt, last);
        return HeartbeatStep.Ping;
    }

    private HeartbeatStep CheckPause(long now)
    {
        if (toldAliveAt != 0 && timeProvider.GetElapsedTime(toldAliveAt, now) < options.Heartbeat.Interval)
        {
            return HeartbeatStep.None;
        }

        toldAliveAt = now;
        return HeartbeatStep.Pong;
    }
}
