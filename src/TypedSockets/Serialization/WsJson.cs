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
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="message">The message; <see langword="null"/> is written as null.</param>
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
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="reader">Stands on the first token of the value; is left on its last.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static T ReadMessage<T>(ref Utf8JsonReader reader)
        where T : IWsMessage<T> => T.ReadJson(ref reader);
}
