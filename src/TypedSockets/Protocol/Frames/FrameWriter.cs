namespace TypedSockets;

/// <summary>Encodes messages into frames: the envelope around the payload that the generated codec writes.</summary>
internal static class FrameWriter
{
    [ThreadStatic]
    private static JsonBuffer? cached;

    /// <summary>Writes the members of a protocol frame's payload.</summary>
    public delegate void PayloadWriter<TState>(ref WsJsonWriter writer, TState state);

    /// <summary>Encodes a message of the user.</summary>
    /// <param name="protocol">What its receivers speak.</param>
    /// <param name="message">The message.</param>
    /// <param name="id">The id of the request that the message opens or answers; empty for none.</param>
    /// <param name="timestamp">When it is sent.</param>
    /// <param name="maxBytes">The most bytes that the frame may have.</param>
    /// <param name="traceParent">The trace context of the caller, where it is traced.</param>
    /// <exception cref="WsException">The message is longer, with code <c>ws.too_large</c>.</exception>
    public static Frame Encode<T>(WireProtocol protocol, T message, ReadOnlySpan<byte> id, DateTimeOffset timestamp, int maxBytes, string? traceParent = null)
        where T : IWsMessage<T>
    {
        JsonBuffer buffer = Rent();
        try
        {
            if (protocol.Binary is { } binary)
            {
                binary.WriteStart(buffer, T.MessageTypeUtf8, id, timestamp.ToUnixTimeMilliseconds(), traceParent);
                T.WriteBinary(buffer, message);
                binary.WriteEnd(buffer, traceParent);
            }
            else
            {
                WriteJson(buffer, message, id, timestamp, traceParent);
            }

            if (buffer.Length <= maxBytes)
            {
                return buffer.ToFrame(T.MessageType, isOneWay: id.IsEmpty, protocol.FrameKind);
            }

            throw new WsException(
                ErrorCodes.TooLarge,
                $"Message '{T.MessageType}' takes {buffer.Length} bytes, more than the {maxBytes} that may be sent. Send less at once, or raise the limit on both sides.",
                inner: null);
        }
        finally
        {
            Return(buffer);
        }
    }

    /// <summary>Encodes a frame of the protocol itself.</summary>
    public static Frame Encode<TState>(WireProtocol protocol, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, DateTimeOffset timestamp, TState state, PayloadWriter<TState>? writePayload)
    {
        JsonBuffer buffer = Rent();
        try
        {
            if (protocol.Binary is { } binary)
            {
                binary.WriteStart(buffer, type, id, timestamp.ToUnixTimeMilliseconds(), traceParent: null);
                WriteBinary(binary, buffer, state, writePayload);
                binary.WriteEnd(buffer, traceParent: null);
            }
            else
            {
                WriteJson(buffer, type, id, timestamp, state, writePayload);
            }

            return buffer.ToFrame(ProtocolTypes.Find(type)!, isOneWay: false, protocol.FrameKind);
        }
        finally
        {
            Return(buffer);
        }
    }

    private static void WriteJson<T>(JsonBuffer buffer, T message, ReadOnlySpan<byte> id, DateTimeOffset timestamp, string? traceParent)
        where T : IWsMessage<T>
    {
        var writer = new WsJsonWriter(buffer);
        WriteEnvelope(ref writer, T.MessageTypeUtf8, id, timestamp);
        if (traceParent is not null)
        {
            writer.WriteRaw(",\"traceparent\":"u8);
            writer.WriteString(traceParent);
        }

        writer.WriteRaw(",\"payload\":"u8);
        T.WriteJson(ref writer, message);
        writer.WriteRaw("}"u8);
        writer.Flush();
    }

    private static void WriteJson<TState>(JsonBuffer buffer, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, DateTimeOffset timestamp, TState state, PayloadWriter<TState>? writePayload)
    {
        var writer = new WsJsonWriter(buffer);
        WriteEnvelope(ref writer, type, id, timestamp);
        if (writePayload is not null)
        {
            writer.WriteRaw(",\"payload\":"u8);
            WritePayload(ref writer, state, writePayload);
        }

        writer.WriteRaw("}"u8);
        writer.Flush();
    }

    /// <summary>Whatever the protocol, its own frames say what they say in JSON.</summary>
    private static void WriteBinary<TState>(BinaryProtocol binary, JsonBuffer buffer, TState state, PayloadWriter<TState>? writePayload)
    {
        if (writePayload is null)
        {
            binary.WriteJson(buffer, default);
            return;
        }

        var json = new JsonBuffer();
        try
        {
            var writer = new WsJsonWriter(json);
            WritePayload(ref writer, state, writePayload);
            writer.Flush();
            binary.WriteJson(buffer, json.WrittenMemory);
        }
        finally
        {
            json.Clear();
        }
    }

    private static void WritePayload<TState>(ref WsJsonWriter writer, TState state, PayloadWriter<TState> writePayload)
    {
        writer.WriteStartObject();
        writePayload(ref writer, state);
        writer.WriteEndObject();
    }

    /// <summary>Types of messages are words of letters and digits that need no escape.</summary>
    private static void WriteEnvelope(ref WsJsonWriter writer, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, DateTimeOffset timestamp)
    {
        writer.WriteRaw("{\"type\":\""u8);
        writer.WriteRaw(type);
        writer.WriteRaw("\""u8);
        if (!id.IsEmpty)
        {
            writer.WriteRaw(",\"id\":"u8);
            writer.WriteUtf8String(id);
        }

        writer.WriteRaw(",\"timestamp\":"u8);
        writer.WriteInt64(timestamp.ToUnixTimeMilliseconds());
    }

    private static JsonBuffer Rent()
    {
        JsonBuffer buffer = cached ?? new JsonBuffer();
        cached = null;
        return buffer;
    }

    private static void Return(JsonBuffer buffer)
    {
        buffer.Clear();
        cached = buffer;
    }
}
