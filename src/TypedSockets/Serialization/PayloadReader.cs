using System.Text.Json;

namespace TypedSockets;

/// <summary>Reads a payload whole, and says of one that does not fit where and why.</summary>
internal static class PayloadReader
{
    /// <summary>How deep a payload may nest, itself counted.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads the payload of a message.</summary>
    /// <exception cref="WsPayloadException">The payload is not JSON, does not fit the message, or something trails it.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : IWsMessage<T>
    {
        var reader = new Utf8JsonReader(payload, Options);
        try
        {
            reader.Read();
            T message = T.ReadJson(ref reader);
            while (reader.Read())
            {
                // Nothing may follow: the reader itself throws at whatever does.
            }

            return message;
        }
        catch (Exception exception)
        {
            // A message's own constructor may throw anything; whatever it is, the payload does not fit.
            throw Refuse(payload, reader.TokenStartIndex, exception);
        }
    }

    private static WsPayloadException Refuse(ReadOnlySpan<byte> payload, long offset, Exception exception)
    {
        if (exception.GetType() == typeof(JsonException))
        {
            return new(JsonPath.At(payload, offset), exception.Message, exception);
        }

        return exception is JsonException && !JsonPath.TryWalk(payload, long.MaxValue, out string end)
            ? new(end, SyntaxError(exception.Message), exception)
            : new(JsonPath.At(payload, offset), "the value does not fit here", exception);
    }

    /// <summary>The reader's sentence without the line and the byte, which say less than the path.</summary>
    private static string SyntaxError(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
