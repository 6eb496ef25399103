using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// What generated JSON codecs call. User code has no need to. Everything that reads stands on the first token of its
/// value and leaves the reader on the last; everything that throws leaves it on the token that is at fault.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WsJson
{
    /// <summary>Writes a message that another message holds.</summary>
    public static void WriteMessage<T>(Utf8JsonWriter writer, T? message)
        where T : IWsMessage<T>
    {
        if (message is null)
        {
            writer.WriteNullValue();
            return;
        }

        T.WriteJson(writer, message);
    }

    /// <summary>Reads a message that another message holds.</summary>
    public static T ReadMessage<T>(ref Utf8JsonReader reader)
        where T : IWsMessage<T> => T.ReadJson(ref reader);
}
