namespace TypedSockets;

/// <summary>What a connection speaks: how envelopes and payloads stand in its frames. What is said, and when, is the same in all.</summary>
internal abstract class WireProtocol
{
    protected WireProtocol(string subprotocol, FrameKind frameKind, ReadOnlyMemory<byte> noMembers)
    {
        Subprotocol = subprotocol;
        FrameKind = frameKind;
        NoMembers = noMembers;
        Binary = this as BinaryProtocol;
    }

    /// <summary>JSON in text frames, the default.</summary>
    public static WireProtocol Json { get; } = new JsonProtocol();

    /// <summary>Its name in the opening handshake (RFC 6455 section 1.9).</summary>
    public string Subprotocol { get; }

    /// <summary>The kind of frame that carries its messages. A message of the other kind closes the connection with 1003.</summary>
    public FrameKind FrameKind { get; }

    /// <summary>The same as what writes and reads messages by their binary codecs; <see langword="null"/> for JSON.</summary>
    public BinaryProtocol? Binary { get; }

    /// <summary>A payload that has no members.</summary>
    private ReadOnlyMemory<byte> NoMembers { get; }

    /// <summary>Reads the envelope of a frame, which is checked as a whole.</summary>
    /// <param name="frame">The whole frame.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="fault">What is wrong with the frame, for people.</param>
    public abstract bool TryParse(ReadOnlySpan<byte> frame, out Envelope envelope, out string fault);

    /// <summary>Whether a payload has members, or could have: it is no single value and no array.</summary>
    public abstract bool IsObject(ReadOnlySpan<byte> payload);

    /// <summary>Says in JSON what a payload says, so that the protocol's own frames are read by one reader.</summary>
    /// <exception cref="System.Text.Json.JsonException">JSON can't say it.</exception>
    public abstract ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> payload);

    /// <summary>The payload in a frame; one that is absent has no members.</summary>
    public Payload PayloadOf(ReadOnlyMemory<byte> frame, Range range) => new(this, range.End.Value == 0 ? NoMembers : frame[range]);
}
