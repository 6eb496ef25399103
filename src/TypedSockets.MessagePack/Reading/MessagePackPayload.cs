using System.Text.Json;

namespace TypedSockets;

/// <summary>Reads a payload whole, and says of one that does not fit where and why.</summary>
internal static class MessagePackPayload
{
    /// <summary>Reads the payload of a message.</summary>
    /// <exception cref="WsPayloadException">The payload is no MessagePack, does not fit the message, or something trails it.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> payload)
        where T : IWsMessagePackMessage<T>
    {
        var reader = new WsMessagePackReader(payload);
        try
        {
            T message = T.ReadMessagePack(ref reader);
            reader.ReadEnd();
            return message;
        }
        catch (Exception exception)
        {
            // A message's own constructor may throw anything; whatever it is, the payload does not fit.
            throw Refuse(payload.Span, reader.Position, exception);
        }
        finally
        {
            reader.Release();
        }
    }

    private static WsPayloadException Refuse(ReadOnlySpan<byte> payload, int position, Exception exception)
    {
        string path = MessagePackPath.Find(payload, position);
        return MessagePackGrammar.IsOneValue(payload)
            ? new(exception is JsonRefusal refusal ? JsonPath.Bounded(path + refusal.Inside) : path, JsonRefusal.SentenceOf(exception), exception)
            : new(path, "this is no MessagePack", exception);
    }
}
