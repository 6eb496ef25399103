using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary><see cref="JsonSerializer"/> over one <see cref="JsonTypeInfo{T}"/>, with a buffer and a writer that are used again.</summary>
internal sealed class JsonCodec<T>(JsonTypeInfo<T> type) : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 18);
    private Utf8JsonWriter? writer;

    /// <summary>Writes the value; the bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(T value)
    {
        // Nothing is validated, as JsonSerializer itself asks of the writers that it makes.
        writer ??= new(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = PayloadReader.MaxDepth });
        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Reads the value from one whole document.</summary>
    public T Read(byte[] json) => JsonSerializer.Deserialize(json, type)!;

    public void Dispose() => writer?.Dispose();
}
