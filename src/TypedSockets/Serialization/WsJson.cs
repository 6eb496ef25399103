using System.Buffers;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// Writes and reads messages as JSON outside a connection, by the codecs that connections use: for recordings, files,
/// logs and tests.
/// </summary>
public static class WsJson
{
    /// <summary>Writes a message as one JSON object.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <returns>The object in UTF-8.</returns>
    /// <exception cref="JsonException">The message nests deeper than 32 levels, or holds null where its annotations rule that out.</exception>
    /// <exception cref="ArgumentException">The message holds a number that JSON does not have: infinity, or what is not a number.</exception>
    /// <exception cref="NotSupportedException">The message holds a derived type that no <c>[JsonDerivedType]</c> names.</exception>
    public static byte[] Write<T>(T message)
        where T : IWsMessage<T>
    {
        var buffer = new JsonBuffer();
        try
        {
            Write(buffer, message);
            return buffer.Written.ToArray();
        }
        finally
        {
            buffer.Clear();
        }
    }

    /// <summary>Writes a message as one JSON object.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="destination">Takes the object in UTF-8. Nothing is written to it where writing fails.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="JsonException">The message nests deeper than 32 levels, or holds null where its annotations rule that out.</exception>
    /// <exception cref="ArgumentException">The message holds a number that JSON does not have: infinity, or what is not a number.</exception>
    /// <exception cref="NotSupportedException">The message holds a derived type that no <c>[JsonDerivedType]</c> names.</exception>
    public static void Write<T>(IBufferWriter<byte> destination, T message)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(destination);
        var buffer = new JsonBuffer();
        try
        {
            Write(buffer, message);
            destination.Write(buffer.Written);
        }
        finally
        {
            buffer.Clear();
        }
    }

    /// <summary>Reads a message from one JSON object.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="json">The object in UTF-8, with nothing but white space around it.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">The JSON does not fit the message. Its <see cref="JsonException.Path"/> says where, its message also why.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : IWsMessage<T> => PayloadReader.Read<T>(json);

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T Read<T>(in ReadOnlySequence<byte> json)
        where T : IWsMessage<T> => PayloadReader.Read<T>(json);

    private static void Write<T>(JsonBuffer buffer, T message)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(message);
        var writer = new WsJsonWriter(buffer);
        T.WriteJson(ref writer, message);
        writer.Flush();
    }
}
