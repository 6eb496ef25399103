namespace TypedSockets;

/// <summary>Encodes messages into frames: the envelope around the payload that the generated codec writes.</summary>
internal static class FrameWriter
{
    [ThreadStatic]
    private static JsonBuffer? cached;

    /// <summary>Writes the members of a protocol frame's payload.</summary>
    public delegate void PayloadWriter<TState>(ref WsJsonWriter writer, TState state);

    /// <summary>Encodes a message of the user.</summary>
    /// <param name="message">The message.</param>
    /// <param name="id">The id of the request that the message opens or answers; empty for none.</param>
    /// <param name="timestamp">When it is sent.</param>
    /// <param name="maxBytes">The most bytes that the frame may have.</param>
    /// <param name="traceParent">The trace context of the caller, where it is traced.</param>
    /// <exception cref="WsException">The message is longer, with code <c>ws.too_large</c>.</exception>
    public static Frame Encode<T>(T message, ReadOnlySpan<byte> id, DateTimeOffset timestamp, int maxBytes, string? traceParent = null)
        where T : IWsMessage<T>
    {
        JsonBuffer buffer = Rent();
        try
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
            if (writer.Length <= maxBytes)
            {
                return ToFrame(T.MessageType, ref writer, buffer, isOneWay: id.IsEmpty);
            }

            throw new WsException(
                ErrorCodes.TooLarge,
                $"Message '{T.MessageType}' takes {writer.Length} bytes, more than the {maxBytes} that may be sent. Send less at once, or raise the limit on both sides.",
                inner: null);
        }
        finally
        {
            Return(buffer);
        }
    }

    /// <summary>Encodes a frame of the protocol itself.</summary>
    public static Frame Encode<TState>(ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, DateTimeOffset timestamp, TState state, PayloadWriter<TState>? writePayload)
    {
        JsonBuffer buffer = Rent();
        try
        {
            var writer = new WsJsonWriter(buffer);
            WriteEnvelope(ref writer, type, id, timestamp);
            if (writePayload is not null)
            {
                writer.WriteRaw(",\"payload\":"u8);
                writer.WriteStartObject();
                writePayload(ref writer, state);
                writer.WriteEndObject();
            }

            writer.WriteRaw("}"u8);
            return ToFrame(ProtocolTypes.Find(type)!, ref writer, buffer, isOneWay: false);
        }
        finally
        {
            Return(buffer);
        }
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

    private static Frame ToFrame(string type, ref WsJsonWriter writer, JsonBuffer buffer, bool isOneWay)
    {
        writer.Flush();
        return buffer.ToFrame(type, isOneWay);
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
