namespace TypedSockets.Codecs.Benchmarks;

/// <summary>A message and the documents that it is read from.</summary>
internal sealed class Payload<T>
    where T : IWsMessage<T>
{
    private readonly byte[] own;
    private readonly byte[] shuffled;
    private readonly byte[] foreign;

    private Payload(T message)
    {
        Message = message;
        using var codec = new ProductCodec<T>();
        own = codec.Write(message).ToArray();
        shuffled = ShuffledDocument.Of(own);
        foreign = ForeignDocument.Of(own, OracleOptions.Of<T>(OracleOptions.Reflection));
    }

    public T Message { get; }

    public static Payload<T> Of(T message) => new(message);

    public byte[] Document(DocumentKind kind) => kind switch
    {
        DocumentKind.Shuffled => shuffled,
        DocumentKind.Foreign => foreign,
        _ => own,
    };
}
