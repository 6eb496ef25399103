namespace TypedSockets;

/// <summary>What a room knows of a connection.</summary>
internal interface IRoomMember
{
    /// <summary>What the member speaks.</summary>
    WireProtocol Protocol { get; }

    /// <summary>Queues a frame that is shared with the other members. Never waits.</summary>
    void SendEvent(Frame frame);
}
