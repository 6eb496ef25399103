using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>
/// One message on its way to many: encoded once for each protocol that its receivers speak. It belongs to the thread that sends
/// it, so nothing is locked.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="timestamp">When it is sent.</param>
/// <param name="options">Says how many protocols there are, and how long a message may be.</param>
[StructLayout(LayoutKind.Auto)]
internal struct Broadcast<T>(T message, DateTimeOffset timestamp, WsConnectionOptions options) : IBroadcast
    where T : IWsMessage<T>
{
    private Frame? json;
    private Frame? binary;

    public readonly bool IsEncoded => (json is null ? 0 : 1) + (binary is null ? 0 : 1) >= options.GetProtocols().Count;

    public void Encode(WireProtocol protocol)
    {
        if (protocol.Binary is null)
        {
            json ??= NewFrame(protocol);
        }
        else
        {
            binary ??= NewFrame(protocol);
        }
    }

    public readonly Frame? FrameFor(WireProtocol protocol) => protocol.Binary is null ? json : binary;

    /// <summary>Gives up the frames, which their receivers hold for themselves.</summary>
    public readonly void Release()
    {
        json?.Release();
        binary?.Release();
    }

    private readonly Frame NewFrame(WireProtocol protocol) => FrameWriter.Encode(protocol, message, default, timestamp, options.MaxMessageBytes);
}
