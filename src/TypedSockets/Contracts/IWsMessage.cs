using System.Buffers;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// What the generator adds to every type marked with <see cref="WsMessageAttribute"/>: its name on the wire and its
/// codec. Mark a record instead of implementing this by hand.
/// </summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IWsMessage<TSelf>
    where TSelf : IWsMessage<TSelf>
{
    /// <summary>The name of the message on the wire, such as <c>chat.say</c>.</summary>
    static abstract string MessageType { get; }

    /// <summary>The same name in UTF-8, as it stands in the envelope.</summary>
    static abstract ReadOnlySpan<byte> MessageTypeUtf8 { get; }

    /// <summary>Writes the payload as one JSON object.</summary>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="message">The message to write.</param>
    /// <exception cref="JsonException">The message nests too deep, or holds null where its annotations rule that out.</exception>
    static abstract void WriteJson(ref WsJsonWriter writer, TSelf message);

    /// <summary>Reads the payload from one JSON object.</summary>
    /// <param name="reader">Stands before the payload; is left behind it.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">The payload does not fit the message; the reader stands at the place.</exception>
    static abstract TSelf ReadJson(ref WsJsonReader reader);

    /// <summary>
    /// Whether the message has a codec of the binary protocol. Default: <see langword="false"/>. The generator writes one
    /// where the message's assembly references <c>TypedSockets.MessagePack</c>.
    /// </summary>
    static virtual bool HasBinaryCodec => false;

    /// <summary>Writes the payload as the binary protocol has it.</summary>
    /// <param name="output">Takes the payload.</param>
    /// <param name="message">The message to write.</param>
    /// <exception cref="JsonException">The message nests too deep, or holds null where its annotations rule that out.</exception>
    /// <exception cref="NotSupportedException">The message has no codec of the binary protocol.</exception>
    static virtual void WriteBinary(IBufferWriter<byte> output, TSelf message) => throw WsMessageInfo.Of<TSelf>().NoBinaryCodec();

    /// <summary>Reads the payload as the binary protocol has it.</summary>
    /// <param name="payload">The payload and nothing else.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">The payload does not fit the message.</exception>
    /// <exception cref="NotSupportedException">The message has no codec of the binary protocol.</exception>
    static virtual TSelf ReadBinary(ReadOnlyMemory<byte> payload) => throw WsMessageInfo.Of<TSelf>().NoBinaryCodec();
}
