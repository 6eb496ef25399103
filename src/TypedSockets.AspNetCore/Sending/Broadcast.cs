using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>
/// One message on its way to many: encoded once for each protocol that its receivers speak, when the first of them comes. It
/// belongs to the thread that sends it, so nothing is locked.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Broadcast<T>(T message, DateTimeOffset timestamp, int maxBytes) : IBroadcast
    where T : IWsMessage<T>
{
    private Frame? json;
    private Frame? binary;

    public Frame FrameFor(WireProtocol protocol) => protocol.Binary is null
        ? json ??= Encode(protocol)
        : binary ??= Encode(protocol);

    /// <summary>Gives up the frames, which their receivers hold for themselves.</summary>
    public readonly void Release()
    {
        json?.Release();
        binary?.Release();
    }

    private readonly Frame Encode(WireProtocol protocol) => FrameWriter.Encode(protocol, message, default, timestamp, maxBytes);
}
