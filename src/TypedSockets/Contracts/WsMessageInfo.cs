using System.ComponentModel;

namespace TypedSockets;

/// <summary>What start-up asks of a message that a contract names. Generated code makes these; user code has no need to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WsMessageInfo
{
    private WsMessageInfo(string messageType, string name, bool hasBinaryCodec)
    {
        MessageType = messageType;
        Name = name;
        HasBinaryCodec = hasBinaryCodec;
    }

    /// <summary>The name of the message on the wire.</summary>
    public string MessageType { get; }

    /// <summary>The name of the message's type.</summary>
    public string Name { get; }

    /// <summary>Whether the message has a codec of the binary protocol.</summary>
    public bool HasBinaryCodec { get; }

    /// <summary>What there is to know of a message.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <returns>The same, as an object.</returns>
    public static WsMessageInfo Of<T>()
        where T : IWsMessage<T> => new(T.MessageType, typeof(T).FullName ?? typeof(T).Name, T.HasBinaryCodec);

    /// <summary>Says that the message can't be written or read by the binary protocol.</summary>
    internal NotSupportedException NoBinaryCodec() => new(NoBinaryCodec([this]));

    /// <summary>Says which messages can't be written and read by the binary protocol, and what to do about it.</summary>
    internal static string NoBinaryCodec(IEnumerable<WsMessageInfo> messages) =>
        $"No codec of the binary protocol was generated for {string.Join(", ", messages.Select(message => $"'{message.MessageType}' ({message.Name})"))}. "
        + "Reference TypedSockets.MessagePack from the project that declares the message and from those of the messages it holds, and leave Compact out where it has [JsonExtensionData] or [JsonDerivedType].";
}
