using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>What generated JSON codecs call. User code has no need to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WsJson
{
    /// <summary>Writes a message that another message holds.</summary>
    public static void WriteMessage<T>(Utf8JsonWriter writer, T message)
        where T : IWsMessage<T> => T.WriteJson(writer, message);

    /// <summary>Reads a message that another message holds.</summary>
    public static T ReadMessage<T>(ref Utf8JsonReader reader)
        where T : IWsMessage<T> => T.ReadJson(ref reader);
}
