namespace TypedSockets;

/// <summary>What a room sends to its members, whatever each of them speaks.</summary>
internal interface IBroadcast
{
    /// <summary>Whether there is a frame for each protocol that anybody may speak.</summary>
    bool IsEncoded { get; }

    /// <summary>Makes the frame for those who speak a protocol, unless there is one.</summary>
    /// <exception cref="Exception">The message can't be sent by that protocol.</exception>
    void Encode(WireProtocol protocol);

    /// <summary>The frame that all who speak a protocol share; <see langword="null"/> where none was made.</summary>
    Frame? FrameFor(WireProtocol protocol);
}
