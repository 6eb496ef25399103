using System.Text.Json;

namespace TypedSockets;

/// <summary>The payload of <c>ws.credit</c>.</summary>
internal static class CreditInfo
{
    public static void Write(ref WsJsonWriter writer, int items)
    {
        writer.WriteRaw("\"items\":"u8);
        writer.WriteInt32(items);
    }

    /// <summary>Reads the payload. A number that is missing or no integer is taken as zero.</summary>
    public static long Read(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("items"u8, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long items) ? items : 0;
    }
}
