namespace TypedSockets;

/// <summary>Where one connection gets the permits for its messages from. Its read loop takes them; what the rate is may be asked by anyone, at any time.</summary>
internal abstract class MessagePermits : IDisposable
{
    /// <summary>Messages a second, for the client; 0 where that is not known.</summary>
    public virtual long Rate => 0;

    /// <summary>Messages at once, for the client; 0 where that is not known.</summary>
    public virtual long Burst => 0;

    /// <summary>Takes the permit for one message. False where there is none.</summary>
    public abstract bool TryTake();

    public abstract void Dispose();
}
