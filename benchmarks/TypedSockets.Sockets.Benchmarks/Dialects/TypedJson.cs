using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The product's JSON, which the hand-written server speaks as well.</summary>
internal sealed class TypedJson : Dialect
{
    public override byte[] WriteRequest<T>(int id, Payload<T> payload) => Write(payload.Message, $"{id}");

    public override T ReadAnswer<T>(int id, Payload<T> payload, byte[] answer)
    {
        using var envelope = JsonDocument.Parse(answer);
        if (envelope.RootElement.GetProperty("id").GetString() != $"{id}")
        {
            throw new InvalidOperationException($"The answer is to another request: {Encoding.UTF8.GetString(answer)}");
        }

        return Read<T>(envelope);
    }

    public override byte[] WritePublish(Quote quote) => Write(new Publish(quote), id: null);

    public override Quote ReadBroadcast(byte[] message)
    {
        using var envelope = JsonDocument.Parse(message);
        return Read<Quote>(envelope);
    }

    private static T Read<T>(JsonDocument envelope)
        where T : class, IWsMessage<T>
    {
        var isExpected = envelope.RootElement.GetProperty("type").GetString() == T.MessageType && envelope.RootElement.GetProperty("timestamp").GetInt64() > 0;
        return isExpected ? WsJson.Read<T>(Encoding.UTF8.GetBytes(envelope.RootElement.GetProperty("payload").GetRawText())) : throw new InvalidOperationException($"This is no answer: {envelope.RootElement}");
    }

    private static byte[] Write<T>(T message, string? id)
        where T : class, IWsMessage<T>
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("type"u8, T.MessageType);
        if (id is not null)
        {
            writer.WriteString("id"u8, id);
        }

        writer.WriteNumber("timestamp"u8, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        writer.WritePropertyName("payload"u8);
        writer.WriteRawValue(WsJson.Write(message));
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
