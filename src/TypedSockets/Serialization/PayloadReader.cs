using System.Text.Json;

namespace TypedSockets;

internal static class PayloadReader
{
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : IWsMessage<T>
    {
        var reader = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = 32 });
        try
        {
            reader.Read();
            return T.ReadJson(ref reader);
        }
        catch (Exception exception)
        {
            throw new WsPayloadException("$: " + exception.Message, exception);
        }
    }
}

internal sealed class WsPayloadException(string message, Exception inner) : Exception(message, inner);
