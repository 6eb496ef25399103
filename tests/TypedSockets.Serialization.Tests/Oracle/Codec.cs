using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>The generated codecs, called as the runtime calls them.</summary>
internal static class Codec
{
    public static string? Write<T>(T message)
        where T : IWsMessage<T>
    {
        try
        {
            return Encoding.UTF8.GetString(WsJson.Write(message));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    public static (T? Value, JsonException? Refusal) Read<T>(ReadOnlySpan<byte> json)
        where T : IWsMessage<T>
    {
        try
        {
            return (PayloadReader.Read<T>(json), null);
        }
        catch (WsPayloadException exception)
        {
            return (default, exception);
        }
    }
}
