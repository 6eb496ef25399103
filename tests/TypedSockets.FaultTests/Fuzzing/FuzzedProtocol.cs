using TypedSockets.FaultTests.Harness;

namespace TypedSockets.FaultTests.Fuzzing;

/// <summary>One of the protocols: what its frames are, and what makes bad ones of them.</summary>
/// <param name="wire">How its frames are read.</param>
/// <param name="opcode">What its messages are sent as.</param>
/// <param name="envelopes">Breaks its envelopes.</param>
/// <param name="messages">Messages after which a connection stays open.</param>
internal abstract class FuzzedProtocol(WireProtocol wire, byte opcode, EnvelopeMutator envelopes, byte[][] messages)
{
    public const string Json = "typedsockets.v1.json";

    public const string MessagePack = "typedsockets.v1.msgpack";

    public WireProtocol Wire => wire;

    public byte Opcode => opcode;

    public EnvelopeMutator Envelopes => envelopes;

    public FrameMutator Frames { get; } = new(opcode, messages);

    public static FuzzedProtocol Of(string subprotocol) => subprotocol == MessagePack ? new FuzzedMessagePack() : new FuzzedJson();

    /// <summary>Makes a client speak it.</summary>
    public abstract void Configure(WsClientOptions options);

    /// <summary>A ping that is answered under its id.</summary>
    public abstract byte[] Ping(string id);

    /// <summary>What the server sent.</summary>
    public abstract Sent Read(byte[] message);

    /// <summary>Whether a message can't be an envelope, by a parser that is not the product's.</summary>
    public abstract bool IsMalformed(byte[] message);

    /// <summary>What matters of a message of the server.</summary>
    /// <param name="Id">Its id; null where it has none.</param>
    /// <param name="Error">The code of the error that it is; null where it is none.</param>
    internal sealed record Sent(string? Id, string? Error);
}
