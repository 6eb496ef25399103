using System.Buffers;
using System.Text.Json;

namespace TypedSockets;

/// <summary>Reads a payload whole, and says of one that does not fit where and why.</summary>
internal static class PayloadReader
{
    /// <summary>How deep a payload may nest, itself counted.</summary>
    public const int MaxDepth = 32;

    /// <summary>Reads the payload of a message.</summary>
    /// <exception cref="WsPayloadException">The payload is not JSON, does not fit the message, or something trails it.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : IWsMessage<T>
    {
        var reader = new WsJsonReader(payload);
        try
        {
            T message = T.ReadJson(ref reader);
            reader.ReadEnd();
            return message;
        }
        catch (Exception exception)
        {
            // A message's own constructor may throw anything; whatever it is, the payload does not fit.
            throw Refuse(payload, reader.Position, exception);
        }
        finally
        {
            reader.Release();
        }
    }

    /// <summary>Reads the payload of a message that may have come in several pieces.</summary>
    /// <exception cref="WsPayloadException">The payload is not JSON, does not fit the message, or something trails it.</exception>
    public static T Read<T>(in ReadOnlySequence<byte> payload)
        where T : IWsMessage<T>
    {
        if (payload.IsSingleSegment)
        {
            return Read<T>(payload.FirstSpan);
        }

        int length = checked((int)payload.Length);
        byte[] whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            payload.CopyTo(whole);
            return Read<T>(whole.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    /// <summary>Says of a payload that does not fit where and why. That it is no JSON up to there goes before whatever else is wrong.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="position">Where reading it failed.</param>
    /// <param name="exception">What reading it failed with; a plain <see cref="JsonException"/> says why in words fit to be sent.</param>
    /// <returns>What to throw.</returns>
    internal static WsPayloadException Refuse(ReadOnlySpan<byte> payload, int position, Exception exception)
    {
        string? syntaxError = JsonPath.FindSyntaxError(payload, position, out string path);
        return syntaxError is not null ? new(path, SyntaxError(syntaxError), exception)
            : new(exception is JsonRefusal refusal ? JsonPath.Bounded(path + refusal.Inside) : path, JsonRefusal.SentenceOf(exception), exception);
    }

    /// <summary>The reader's sentence without the line and the byte, which say less than the path.</summary>
    private static string SyntaxError(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
