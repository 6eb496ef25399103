using System.Buffers;
using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// What the generator adds to a message where its project references <c>TypedSockets.MessagePack</c>: its codec of the binary
/// protocol. Mark a record with <see cref="WsMessageAttribute"/> instead of implementing this by hand.
/// </summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsMessagePackMessage<TSelf> : IWsMessage<TSelf>
    where TSelf : IWsMessagePackMessage<TSelf>
{
    /// <inheritdoc/>
    static bool IWsMessage<TSelf>.HasBinaryCodec => true;

    /// <summary>Writes the payload as one map, or as one array where the message is compact.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="message">The message to write.</param>
    /// <exception cref="JsonException">The message nests too deep, or holds null where its annotations rule that out.</exception>
    static abstract void WriteMessagePack(ref WsMessagePackWriter writer, TSelf message);

    /// <summary>Reads the payload from one map, or from one array where the message is compact.</summary>
    /// <param name="reader">Stands before the payload; is left behind it.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">The payload does not fit the message; the reader stands at the place.</exception>
    static abstract TSelf ReadMessagePack(ref WsMessagePackReader reader);

    /// <inheritdoc/>
    static void IWsMessage<TSelf>.WriteBinary(IBufferWriter<byte> output, TSelf message)
    {
        var writer = new WsMessagePackWriter(output);
        TSelf.WriteMessagePack(ref writer, message);
        writer.Flush();
    }

    /// <inheritdoc/>
    static TSelf IWsMessage<TSelf>.ReadBinary(ReadOnlyMemory<byte> payload) => MessagePackPayload.Read<TSelf>(payload);
}
