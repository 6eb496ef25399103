namespace TypedSockets;

/// <summary>What a room sends to its members, whatever each of them speaks.</summary>
internal interface IBroadcast
{
    /// <summary>The frame that all who speak a protocol share.</summary>
    Frame FrameFor(WireProtocol protocol);
}
