using System.Buffers;
using System.Text.Json;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>The generated codec of a message, called as the runtime calls it: over a buffer that is used again.</summary>
internal sealed class ProductCodec<T> : IDisposable
    where T : IWsMessage<T>
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 18);
    private readonly Utf8JsonWriter writer;

    public ProductCodec() => writer = new(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = PayloadReader.MaxDepth });

    /// <summary>Writes the message; the bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(T message)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        T.WriteJson(writer, message);
        writer.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Reads the message from one whole payload.</summary>
    public static T Read(byte[] json) => PayloadReader.Read<T>(json);

    public void Dispose() => writer.Dispose();
}
