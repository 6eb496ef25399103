using System.Buffers;

namespace TypedSockets;

/// <summary>A protocol of binary frames, whose payloads the binary codecs of messages write and read.</summary>
internal abstract class BinaryProtocol(string subprotocol, ReadOnlyMemory<byte> noMembers) : WireProtocol(subprotocol, FrameKind.Binary, noMembers)
{
    /// <summary>Begins an envelope; the payload follows.</summary>
    /// <param name="output">Takes the frame.</param>
    /// <param name="type">The type of the message.</param>
    /// <param name="id">The id; empty for none.</param>
    /// <param name="timestamp">When it is sent, in Unix milliseconds.</param>
    /// <param name="traceParent">The trace context that <see cref="WriteEnd"/> writes, where there is one.</param>
    public abstract void WriteStart(IBufferWriter<byte> output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, long timestamp, string? traceParent);

    /// <summary>Ends an envelope.</summary>
    /// <param name="output">Takes the frame.</param>
    /// <param name="traceParent">The trace context of the caller, where it is traced.</param>
    public abstract void WriteEnd(IBufferWriter<byte> output, string? traceParent);

    /// <summary>Writes the payload of a frame of the protocol itself; there is none where <paramref name="json"/> is empty.</summary>
    /// <param name="output">Takes the frame.</param>
    /// <param name="json">The payload as JSON.</param>
    public abstract void WriteJson(IBufferWriter<byte> output, ReadOnlyMemory<byte> json);
}
