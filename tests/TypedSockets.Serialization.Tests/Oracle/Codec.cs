using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

/// <summary>The generated codecs, called as the runtime calls them.</summary>
internal static class Codec
{
    public static string? Write<T>(T message)
        where T : IWsMessage<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = PayloadReader.MaxDepth });
        try
        {
            T.WriteJson(writer, message);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }

        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
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
