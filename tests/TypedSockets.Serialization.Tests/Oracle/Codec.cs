using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>The generated codecs, called as the runtime calls them.</summary>
internal sealed class Codec : ISide
{
    /// <summary>Reads what came in one piece.</summary>
    public static readonly ISide Whole = new Codec();

    /// <summary>Reads what came byte by byte.</summary>
    public static readonly ISide Cut = new CutCodec();

    public static string? Write<T>(T message)
        where T : IWsMessage<T> =>
        Whole.Write(message).Value is { } json ? Encoding.UTF8.GetString(json) : null;

    public static (T? Value, JsonException? Refusal) Read<T>(ReadOnlySpan<byte> json)
        where T : IWsMessage<T>
    {
        var (value, refusal) = Whole.Read<T>(json.ToArray());
        return (value, (JsonException?)refusal);
    }

    Outcome<byte[]> ISide.Write<T>(T message)
    {
        try
        {
            return new(WsJson.Write(message), null);
        }
        catch (Exception exception)
        {
            return new(null, exception);
        }
    }

    Outcome<T> ISide.Read<T>(byte[] json)
    {
        // Nothing that was read may look at the payload's memory later on.
        byte[] payload = [.. json];
        try
        {
            return new(WsJson.Read<T>(payload), null);
        }
        catch (WsPayloadException exception)
        {
            return new(default, exception);
        }
        finally
        {
            payload.AsSpan().Fill((byte)'?');
        }
    }

    private sealed class CutCodec : ISide
    {
        Outcome<byte[]> ISide.Write<T>(T message) => Whole.Write(message);

        Outcome<T> ISide.Read<T>(byte[] json)
        {
            using var pieces = Pieces.Of(json);
            try
            {
                return new(WsJson.Read<T>(pieces.Sequence), null);
            }
            catch (WsPayloadException exception)
            {
                return new(default, exception);
            }
        }
    }
}
