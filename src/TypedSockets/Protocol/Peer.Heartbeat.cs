namespace TypedSockets;

/// <content>The heartbeat: whoever owns the connection looks in.</content>
internal sealed partial class Peer
{
    private readonly Heartbeat heartbeat;
    private TimeoutException? silence;

    /// <summary>The timestamp at which something last came in.</summary>
    public long LastReceived => socket.LastReceived;

    /// <summary>True while a ping of this side is unanswered on a connection that has not ended.</summary>
    public bool AwaitsPong => heartbeat.AwaitsPong && Volatile.Read(ref disconnected) is null;

    /// <summary>
    /// Pings a peer that has been silent for <see cref="WsHeartbeatOptions.Interval"/>, ends a connection that has been for
    /// <see cref="WsHeartbeatOptions.Timeout"/>, and one whose peer does not finish a message. Never throws, never waits.
    /// </summary>
    /// <returns>
    /// After how long it has to be looked after again, more than zero; <see cref="Timeout.InfiniteTimeSpan"/> where that is never.
    /// </returns>
    public TimeSpan CheckHeartbeat()
    {
        if (IsClosing)
        {
            return Timeout.InfiniteTimeSpan;
        }

        HeartbeatStep step = heartbeat.Check(out TimeSpan next);
        switch (step)
        {
            case HeartbeatStep.Ping:
                SendUrgent(Frame.Control(FrameKind.Ping, default));
                return next;
            case HeartbeatStep.Pong:
                SendUrgent(Frame.Control(FrameKind.Pong, default));
                return next;
            case HeartbeatStep.EndSilent:
                LogSilent(host.Name, options.Heartbeat.Timeout);
                silence = new TimeoutException($"The connection '{host.Name}' was silent for {options.Heartbeat.Timeout} (Heartbeat.Timeout).");
                Abort();
                return Timeout.InfiniteTimeSpan;
            case HeartbeatStep.EndUnfinished:
                LogHalfMessage(host.Name, options.MessageTimeout);
                Close(CloseCodes.PolicyViolation, ErrorCodes.Timeout);
                return Timeout.InfiniteTimeSpan;
            default:
                return next;
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
        if (!heartbeat.TryTakePong())
        {
            TakeUnexpected();
        }
    }
}
