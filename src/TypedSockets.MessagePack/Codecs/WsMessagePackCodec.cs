using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>What generated codecs call beside the reader and the writer of MessagePack. User code has no need to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WsMessagePackCodec
{
    /// <summary>Writes a message that another message holds.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="message">The message; <see langword="null"/> is written as null.</param>
    public static void WriteMessage<T>(ref WsMessagePackWriter writer, T? message)
        where T : IWsMessagePackMessage<T>
    {
        if (message is null)
        {
            writer.WriteNull();
            return;
        }

        T.WriteMessagePack(ref writer, message);
    }

    /// <summary>Reads a message that another message holds.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="reader">Stands before the value; is left behind it.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static T ReadMessage<T>(ref WsMessagePackReader reader)
        where T : IWsMessagePackMessage<T> => T.ReadMessagePack(ref reader);

    /// <summary>How many members extension data adds to its object.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="extension">The members; <see langword="null"/> for none.</param>
    /// <returns>The number.</returns>
    public static int Count<T>(ICollection<KeyValuePair<string, T>>? extension) => extension?.Count ?? 0;
}
