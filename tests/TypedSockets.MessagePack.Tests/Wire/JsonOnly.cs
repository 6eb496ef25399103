namespace TypedSockets.MessagePack.Tests;

/// <summary>A message as an assembly has it that does not reference the binary protocol, of a type that the server knows.</summary>
public sealed record JsonOnly : IWsMessage<JsonOnly>
{
    public static string MessageType => "room.doubled";

    public static ReadOnlySpan<byte> MessageTypeUtf8 => "room.doubled"u8;

    public static void WriteJson(ref WsJsonWriter writer, JsonOnly message)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }

    public static JsonOnly ReadJson(ref WsJsonReader reader) => throw new NotSupportedException();
}
