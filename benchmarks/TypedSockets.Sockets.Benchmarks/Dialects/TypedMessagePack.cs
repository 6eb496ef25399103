using System.Buffers;
using MessagePack;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The product's MessagePack: an array of type, id, timestamp and payload.</summary>
internal sealed class TypedMessagePack : Dialect
{
    private const int Elements = 4;

    public override string Subprotocol => "typedsockets.v1.msgpack";

    public override bool IsBinary => true;

    public override byte[] WriteRequest<T>(int id, Payload<T> payload) => Write(payload.Message, $"{id}");

    public override T ReadAnswer<T>(int id, Payload<T> payload, byte[] answer) => Read<T>(answer, $"{id}");

    public override byte[] WritePublish(Quote quote) => Write(new Publish(quote), id: null);

    public override Quote ReadBroadcast(byte[] message) => Read<Quote>(message, id: null);

    private static byte[] Write<T>(T message, string? id)
        where T : class, IWsMessage<T>
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(Elements);
        writer.Write(T.MessageType);
        writer.Write(id);
        writer.Write(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        writer.WriteRaw(WsMessagePack.Write(message));
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static T Read<T>(byte[] message, string? id)
        where T : class, IWsMessage<T>
    {
        var reader = new MessagePackReader(message);
        if (reader.ReadArrayHeader() < Elements || reader.ReadString() != T.MessageType || reader.ReadString() != id || reader.ReadInt64() <= 0)
        {
            throw new InvalidOperationException($"This is no answer: {Convert.ToHexString(message)}");
        }

        return WsMessagePack.Read<T>(message.AsMemory((int)reader.Consumed));
    }
}
