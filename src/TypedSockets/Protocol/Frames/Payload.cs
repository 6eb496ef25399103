using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>The payload of a received message, as it came.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Payload(WireProtocol protocol, ReadOnlyMemory<byte> bytes)
{
    /// <summary>The payload as it stands in the frame.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Whether it is what payloads of the protocol's own frames have to be: an object.</summary>
    public bool IsObject => protocol.IsObject(bytes.Span);

    /// <summary>What the payload says, as JSON.</summary>
    /// <exception cref="System.Text.Json.JsonException">JSON can't say it.</exception>
    public ReadOnlyMemory<byte> ToJson() => protocol.ToJson(bytes);

    /// <summary>Reads the payload of a message.</summary>
    /// <exception cref="WsPayloadException">It does not fit the message.</exception>
    public T Read<T>()
        where T : IWsMessage<T> => protocol.Binary is null ? PayloadReader.Read<T>(bytes.Span) : T.ReadBinary(bytes);
}
