namespace TypedSockets;

/// <summary>
/// One WebSocket as the protocol needs it: whole messages in, encoded frames out. One loop receives, one loop writes;
/// everything else may be called from any thread.
/// </summary>
internal abstract class MessageSocket : IDisposable
{
    private readonly Lock gate = new();
    private long lastReceived;
    private long partialSince;
    private volatile bool aborted;
    private bool disposed;

    /// <summary>What both ends have agreed to speak. Default: JSON.</summary>
    public WireProtocol Protocol { get; init; } = WireProtocol.Json;

    /// <summary>True where pings and pongs pass through here, so that the heartbeat is the caller's; else the socket has its own.</summary>
    public abstract bool ShowsPings { get; }

    /// <summary>The timestamp at which bytes last came in.</summary>
    public long LastReceived
    {
        get => Volatile.Read(ref lastReceived);
        protected set => Volatile.Write(ref lastReceived, value);
    }

    /// <summary>The timestamp since which a message is received in part; 0 where none is.</summary>
    public long PartialSince
    {
        get => Volatile.Read(ref partialSince);
        protected set => Volatile.Write(ref partialSince, value);
    }

    /// <summary>True once the connection was cut off from this side.</summary>
    public bool IsAborted => aborted;

    /// <summary>How the peer closed; <see langword="null"/> until it has.</summary>
    public CloseFrame? PeerClose { get; protected set; }

    /// <summary>What is wrong with what the peer sent, where that are no frames.</summary>
    public string Violation { get; protected set; } = "";

    /// <summary>Receives the next message. Throws where the connection broke.</summary>
    public abstract ValueTask<InboundMessage> ReceiveAsync();

    /// <summary>Writes a frame, but may keep it back until <see cref="FlushAsync"/>. Throws where the connection broke.</summary>
    public abstract ValueTask WriteAsync(Frame frame);

    /// <summary>Sends what was written.</summary>
    public abstract ValueTask FlushAsync();

    /// <summary>Sends a close frame, the last that this side sends.</summary>
    public abstract ValueTask WriteCloseAsync(CloseFrame close);

    /// <summary>Cuts the connection off. Both loops end. Does nothing once the socket is disposed.</summary>
    public void Abort()
    {
        lock (gate)
        {
            aborted = true;
            if (!disposed)
            {
                Cut();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
        }

        Release();
    }

    /// <summary>Lets every read and write that is under way fail.</summary>
    protected abstract void Cut();

    /// <summary>Gives back what the socket holds. Both loops have ended.</summary>
    protected abstract void Release();
}
