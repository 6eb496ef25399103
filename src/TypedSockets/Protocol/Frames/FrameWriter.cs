using System.Buffers;
using System.Text.Json;

namespace TypedSockets;

/// <summary>Encodes messages into frames: the envelope around the payload that the generated codec writes.</summary>
internal sealed class FrameWriter : IDisposable
{
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText IdName = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText TimestampName = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText PayloadName = JsonEncodedText.Encode("payload");

    [ThreadStatic]
    private static FrameWriter? cached;

    private readonly PooledBuffer buffer = new();

    // The generated codecs write well-formed JSON; 32 levels of payload stand inside one of envelope.
    private readonly Utf8JsonWriter json;

    private FrameWriter() => json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 33 });

    /// <summary>Encodes a message of the user.</summary>
    /// <param name="message">The message.</param>
    /// <param name="id">The id of the request that the message opens or answers; empty for none.</param>
    /// <param name="timestamp">When it is sent.</param>
    /// <param name="maxBytes">The most bytes that the frame may have.</param>
    /// <exception cref="WsException">The message is longer, with code <c>ws.too_large</c>.</exception>
    public static Frame Encode<T>(T message, ReadOnlySpan<byte> id, DateTimeOffset timestamp, int maxBytes)
        where T : IWsMessage<T>
    {
        FrameWriter writer = Rent();
        try
        {
            writer.StartEnvelope(T.MessageTypeUtf8, id, timestamp);
            writer.json.WritePropertyName(PayloadName);
            T.WriteJson(writer.json, message);
            Frame frame = writer.EndEnvelope();
            if (frame.Length <= maxBytes)
            {
                return frame;
            }

            frame.Release();
            throw new WsException(
                ErrorCodes.TooLarge,
                $"Message '{T.MessageType}' takes {frame.Length} bytes, more than the {maxBytes} that may be sent. Send less at once, or raise the limit on both sides.",
                inner: null);
        }
        finally
        {
            Return(writer);
        }
    }

    /// <summary>Encodes a frame of the protocol itself.</summary>
    public static Frame Encode<TState>(ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, DateTimeOffset timestamp, TState state, Action<Utf8JsonWriter, TState>? writePayload)
    {
        FrameWriter writer = Rent();
        try
        {
            writer.StartEnvelope(type, id, timestamp);
            if (writePayload is not null)
            {
                writer.json.WriteStartObject(PayloadName);
                writePayload(writer.json, state);
                writer.json.WriteEndObject();
            }

            return writer.EndEnvelope();
        }
        finally
        {
            Return(writer);
        }
    }

    public void Dispose() => json.Dispose();

    private static FrameWriter Rent()
    {
        FrameWriter writer = cached ?? new FrameWriter();
        cached = null;
        return writer;
    }

    private static void Return(FrameWriter writer)
    {
        writer.json.Reset();
        writer.buffer.Clear();
        cached = writer;
    }

    private void StartEnvelope(ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, DateTimeOffset timestamp)
    {
        json.WriteStartObject();
        json.WriteString(TypeName, type);
        if (!id.IsEmpty)
        {
            json.WriteString(IdName, id);
        }

        json.WriteNumber(TimestampName, timestamp.ToUnixTimeMilliseconds());
    }

    private Frame EndEnvelope()
    {
        json.WriteEndObject();
        json.Flush();
        return buffer.ToFrame();
    }

    /// <summary>Grows in pooled arrays and hands the last one over to the frame.</summary>
    private sealed class PooledBuffer : IBufferWriter<byte>
    {
        private const int InitialSize = 256;

        private byte[] array = [];
        private int length;

        public void Advance(int count) => length += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Reserve(sizeHint);
            return array.AsMemory(length);
        }

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            Reserve(sizeHint);
            return array.AsSpan(length);
        }

        public Frame ToFrame()
        {
            var frame = new Frame(array, length);
            array = [];
            length = 0;
            return frame;
        }

        public void Clear()
        {
            if (array.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(array);
                array = [];
            }

            length = 0;
        }

        private void Reserve(int sizeHint)
        {
            int needed = length + Math.Max(sizeHint, 1);
            if (needed <= array.Length)
            {
                return;
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Math.Max(InitialSize, array.Length * 2)));
            array.AsSpan(0, length).CopyTo(larger);
            if (array.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(array);
            }

            array = larger;
        }
    }
}
