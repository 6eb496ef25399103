using System.Buffers;
using System.Text.Json;
using MessagePack;

namespace TypedSockets;

/// <summary>
/// Binary frames, each one array: <c>[type, id, timestamp, payload, extensions?]</c>. Null stands for what is absent, and
/// extensions are a map with text as keys.
/// </summary>
internal sealed class MessagePackProtocol() : BinaryProtocol("typedsockets.v1.msgpack", new byte[] { MessagePackCode.MinFixMap })
{
    private const int Elements = 4;

    public static MessagePackProtocol Instance { get; } = new();

    public override bool TryParse(ReadOnlySpan<byte> frame, out Envelope envelope, out string fault) => MessagePackEnvelope.TryParse(frame, out envelope, out fault);

    public override void WriteStart(IBufferWriter<byte> output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, long timestamp, string? traceParent)
    {
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(traceParent is null ? Elements : Elements + 1);
        writer.WriteString(type);
        if (id.IsEmpty)
        {
            writer.WriteNil();
        }
        else
        {
            writer.WriteString(id);
        }

        writer.Write(timestamp);
        writer.Flush();
    }

    public override void WriteEnd(IBufferWriter<byte> output, string? traceParent)
    {
        if (traceParent is null)
        {
            return;
        }

        var writer = new MessagePackWriter(output);
        writer.WriteMapHeader(1);
        writer.WriteString(MessagePackEnvelope.TraceParent);
        writer.Write(traceParent);
        writer.Flush();
    }

    public override void WriteJson(IBufferWriter<byte> output, ReadOnlyMemory<byte> json)
    {
        var writer = new MessagePackWriter(output);
        if (json.IsEmpty)
        {
            writer.WriteNil();
        }
        else
        {
            JsonMessagePack.Write(ref writer, json, PayloadReader.MaxDepth);
        }

        writer.Flush();
    }

    public override bool IsObject(ReadOnlySpan<byte> payload) =>
        payload[0] is (>= MessagePackCode.MinFixMap and <= MessagePackCode.MaxFixMap) or MessagePackCode.Map16 or MessagePackCode.Map32;

    public override ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length == 1 && payload.Span[0] == MessagePackCode.MinFixMap)
        {
            return Json.PayloadOf(default, default).Bytes;
        }

        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        var reader = new MessagePackReader(payload);
        try
        {
            MessagePackJson.Write(ref reader, json, PayloadReader.MaxDepth);
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or EndOfStreamException or ArgumentException)
        {
            throw new JsonException("The payload has no form in JSON.", exception);
        }

        json.Flush();
        return output.WrittenMemory;
    }
}
