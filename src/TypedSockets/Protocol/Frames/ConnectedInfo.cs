using System.Text.Json;

namespace TypedSockets;

/// <summary>The payload of <c>ws.connected</c>: who the client is here and what the server expects of it.</summary>
/// <param name="ClientId">The id of the connection.</param>
/// <param name="Heartbeat">Milliseconds between pings.</param>
/// <param name="MaxMessageBytes">The longest message that the server takes.</param>
/// <param name="Rate">Messages a second that the server takes; 0 where it has no limit, or one that can't be told.</param>
/// <param name="Burst">Messages at once that the server takes; 0 where it has no limit, or one that can't be told.</param>
/// <param name="Spread">Milliseconds over which clients spread their reconnects.</param>
internal sealed record ConnectedInfo(string ClientId, long Heartbeat, long MaxMessageBytes, long Rate, long Burst, long Spread)
{
    public void Write(ref WsJsonWriter writer)
    {
        writer.WriteRaw("\"clientId\":"u8);
        writer.WriteString(ClientId);
        writer.WriteRaw(",\"heartbeat\":"u8);
        writer.WriteInt64(Heartbeat);
        writer.WriteRaw(",\"maxMessageBytes\":"u8);
        writer.WriteInt64(MaxMessageBytes);
        writer.WriteRaw(",\"rate\":"u8);
        writer.WriteInt64(Rate);
        writer.WriteRaw(",\"burst\":"u8);
        writer.WriteInt64(Burst);
        writer.WriteRaw(",\"spread\":"u8);
        writer.WriteInt64(Spread);
    }

    /// <summary>Reads the payload. A number that is missing or out of range is taken as 0.</summary>
    public static ConnectedInfo Read(ReadOnlyMemory<byte> payload)
    {
        using JsonDocument document = JsonDocument.Parse(payload);
        JsonElement root = document.RootElement;
        string clientId = root.TryGetProperty("clientId"u8, out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
        return new ConnectedInfo(
            clientId,
            Number(root, "heartbeat"u8),
            Number(root, "maxMessageBytes"u8),
            Number(root, "rate"u8),
            Number(root, "burst"u8),
            Number(root, "spread"u8));
    }

    private static long Number(JsonElement root, ReadOnlySpan<byte> name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number > 0 ? number : 0;
}
