using System.Text.Json;

namespace TypedSockets;

/// <summary>The payload of <c>ws.closing</c>.</summary>
internal static class ClosingInfo
{
    public static void Write(ref WsJsonWriter writer, TimeSpan retryAfter)
    {
        writer.WriteRaw("\"retryAfter\":"u8);
        writer.WriteInt64((long)retryAfter.TotalMilliseconds);
    }

    /// <summary>Reads the payload. A number that is missing or out of range is taken as zero; a day is the longest.</summary>
    public static TimeSpan Read(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("retryAfter"u8, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long milliseconds)
            ? TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, 86_400_000))
            : TimeSpan.Zero;
    }
}
