namespace TypedSockets.Codecs.Benchmarks;

/// <summary>The generated codec of a message, called as the runtime calls it: over a buffer that is used again.</summary>
internal sealed class ProductCodec<T> : IDisposable
    where T : IWsMessage<T>
{
    private readonly JsonBuffer buffer = new();

    /// <summary>Writes the message; the bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(T message)
    {
        buffer.SetLength(0);
        var writer = new WsJsonWriter(buffer);
        T.WriteJson(ref writer, message);
        writer.Flush();
        return buffer.Written;
    }

    /// <summary>Reads the message from one whole payload.</summary>
    public static T Read(byte[] json) => PayloadReader.Read<T>(json);

    public void Dispose() => buffer.Clear();
}
