using System.Buffers;
using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// Writes and reads messages as MessagePack outside a connection, by the codecs that connections use: for recordings, files,
/// caches and tests. The counterpart of <see cref="WsJson"/>.
/// </summary>
public static class WsMessagePack
{
    /// <summary>Writes a message as one map, or as one array where it is compact.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <returns>The map or array.</returns>
    /// <exception cref="JsonException">The message nests deeper than 32 levels, or holds null where its annotations rule that out.</exception>
    /// <exception cref="ArgumentException">The message holds a number that is infinite or none.</exception>
    /// <exception cref="NotSupportedException">The message holds a derived type that no <c>[JsonDerivedType]</c> names, or has no codec of the binary protocol.</exception>
    public static byte[] Write<T>(T message)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(message);
        var output = new ArrayBufferWriter<byte>();
        T.WriteBinary(output, message);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a message from one map, or from one array where it is compact.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="payload">The map or array, and nothing else.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">The payload does not fit the message. Its <see cref="JsonException.Path"/> says where, its message also why.</exception>
    /// <exception cref="NotSupportedException">The message has no codec of the binary protocol.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> payload)
        where T : IWsMessage<T> => T.ReadBinary(payload);
}
