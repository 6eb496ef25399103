using System.Buffers;
using MessagePack;
using MessagePack.Resolvers;

namespace TypedSockets.Codecs.Benchmarks;

/// <summary><see cref="MessagePackSerializer"/> with maps whose keys are the members' names, compiled by the library at run time.</summary>
internal sealed class StockCodec<T>
{
    // Data of strangers, as a server has to read it.
    private static readonly MessagePackSerializerOptions Options = ContractlessStandardResolver.Options.WithSecurity(MessagePackSecurity.UntrustedData);

    private readonly ArrayBufferWriter<byte> buffer = new(1 << 18);

    /// <summary>Writes the value; the bytes are good until the next call.</summary>
    public ReadOnlySpan<byte> Write(T value)
    {
        buffer.ResetWrittenCount();
        MessagePackSerializer.Serialize(buffer, value, Options);
        return buffer.WrittenSpan;
    }

    /// <summary>Reads the value from one whole document.</summary>
    public static T Read(byte[] document) => MessagePackSerializer.Deserialize<T>(document, Options);
}
