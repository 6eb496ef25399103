namespace TypedSockets.Sockets.Benchmarks;

/// <inheritdoc/>
/// <param name="name">What it is called on the way to the load's process.</param>
/// <param name="method">The method that takes it, where methods have names.</param>
/// <param name="message">The message.</param>
internal sealed class Payload<T>(string name, string method, T message) : Payload(name)
    where T : class, IWsMessage<T>
{
    private readonly byte[] json = WsJson.Write(message);

    public string Method => method;

    public T Message => message;

    public override int JsonBytes => json.Length;

    /// <remarks>What it allocates to read it, which leaves no garbage: the tables of the codecs say so.</remarks>
    public override long HeapBytes => Enumerable.Range(0, 100).Min(_ => MeasureRead());

    public override byte[] WriteRequest(Dialect dialect, int id) => dialect.WriteRequest(id, this);

    public override void CheckAnswer(Dialect dialect, int id, byte[] answer) => Check(dialect.ReadAnswer(id, this, answer));

    /// <summary>Makes sure that what was read is the message.</summary>
    public void Check(T read)
    {
        if (!WsJson.Write(read).AsSpan().SequenceEqual(json))
        {
            throw new InvalidOperationException($"'{Name}' came back as {read}.");
        }
    }

    private long MeasureRead()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(WsJson.Read<T>(json));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
