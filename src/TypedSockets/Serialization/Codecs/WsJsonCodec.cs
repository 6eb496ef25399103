using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;

namespace TypedSockets;

/// <summary>What generated codecs call beside the reader and the writer. User code has no need to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WsJsonCodec
{
    /// <summary>Writes a message that another message holds.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="writer">Stands where a value is expected.</param>
    /// <param name="message">The message; <see langword="null"/> is written as null.</param>
    public static void WriteMessage<T>(ref WsJsonWriter writer, T? message)
        where T : IWsMessage<T>
    {
        if (message is null)
        {
            writer.WriteNull();
            return;
        }

        T.WriteJson(ref writer, message);
    }

    /// <summary>Reads a message that another message holds.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="reader">Stands before the value; is left behind it.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public static T ReadMessage<T>(ref WsJsonReader reader)
        where T : IWsMessage<T> => T.ReadJson(ref reader);

    /// <summary>Says that a member to be written is null, which its annotation rules out.</summary>
    /// <param name="member">The name of the member in JSON.</param>
    /// <returns>What to throw.</returns>
    public static JsonException NullMember(string member) =>
        new($"The member '{member}' of the message is null, which its annotation rules out. Set it, or declare it nullable.");

    /// <summary>True where the value is what its type is without being set.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static bool IsDefault<T>(T value)
        where T : struct => EqualityComparer<T>.Default.Equals(value, default);

    /// <summary>The array itself, once it is sure that there is one.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="array">What the member holds.</param>
    /// <returns>The array.</returns>
    /// <exception cref="InvalidOperationException">The array was never set.</exception>
    public static ImmutableArray<T> Initialized<T>(ImmutableArray<T> array) =>
        array.IsDefault ? throw new InvalidOperationException("A message holds an ImmutableArray that was never set. Set it to [] if it is meant to be empty.") : array;
}
