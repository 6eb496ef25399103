namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What clients and servers of one kind say to each other. Ids are small numbers that are used again.</summary>
internal abstract class Dialect
{
    /// <summary>The subprotocol that the handshake asks for, where it asks for one.</summary>
    public virtual string? Subprotocol => null;

    /// <summary>Whether messages go in binary frames.</summary>
    public virtual bool IsBinary => false;

    /// <summary>What a client says first, once it is connected; nothing where it waits for requests.</summary>
    public virtual byte[] Hello => [];

    /// <summary>Whether the server's first message is a greeting and no answer.</summary>
    public virtual bool IsGreeted => true;

    /// <summary>What a client must say now and then in order not to be taken for dead, where answers to pings don't do.</summary>
    public virtual byte[] KeepAlive => [];

    /// <summary>How many ids are in turn. More than may be in flight where a server answers in any order.</summary>
    public virtual int Ids => 16;

    /// <summary>Counts what a server says.</summary>
    public virtual MessageCounter CreateCounter() => new FrameCounter();

    public abstract byte[] WriteRequest<T>(int id, Payload<T> payload)
        where T : class, IWsMessage<T>;

    public abstract T ReadAnswer<T>(int id, Payload<T> payload, byte[] answer)
        where T : class, IWsMessage<T>;

    /// <summary>Asks for a broadcast of the quote.</summary>
    public abstract byte[] WritePublish(Quote quote);

    public abstract Quote ReadBroadcast(byte[] message);
}
