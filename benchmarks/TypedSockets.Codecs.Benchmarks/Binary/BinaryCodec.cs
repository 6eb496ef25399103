using System.Buffers;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary>The generated codec of MessagePack, over a buffer that is used again.</summary>
internal sealed class BinaryCodec<T>
    where T : IWsMessage<T>
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 18);

    /// <summary>Writes the message; the bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(T message)
    {
        buffer.ResetWrittenCount();
        T.WriteBinary(buffer, message);
        return buffer.WrittenSpan;
    }

    /// <summary>Reads the message from one whole payload.</summary>
    public static T Read(byte[] document) => T.ReadBinary(document);
}
