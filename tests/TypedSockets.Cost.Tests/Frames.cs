namespace TypedSockets.Cost.Tests;

/// <summary>Frames as a client sends them.</summary>
internal static class Frames
{
    public static WireProtocol Json => WireProtocol.Json;

    public static WireProtocol MessagePack { get; } = FindMessagePack();

    public static WireProtocol Named(string name) => string.Equals(name, "json", StringComparison.Ordinal) ? Json : MessagePack;

    /// <summary>The bytes that a message takes as an object, with all that it holds: what reading it allocates.</summary>
    public static long CostOfReading<T>(WireProtocol protocol, T message)
        where T : IWsMessage<T>
    {
        Frame frame = FrameWriter.Encode(protocol, message, default, DateTimeOffset.UnixEpoch, int.MaxValue);
        if (!protocol.TryParse(frame.Bytes.Span, out Envelope envelope, out string fault))
        {
            throw new InvalidOperationException(fault);
        }

        Payload payload = protocol.PayloadOf(frame.Bytes, envelope.Payload);
        return Cost.OfOne(2_000, () => payload.Read<T>());
    }

    /// <summary>One message, masked.</summary>
    public static byte[] Of<T>(WireProtocol protocol, T message, ReadOnlySpan<byte> id = default)
        where T : IWsMessage<T>
    {
        Frame frame = FrameWriter.Encode(protocol, message, id, DateTimeOffset.UnixEpoch, int.MaxValue);
        var bytes = new byte[FrameHeader.MaxLength + frame.Length];
        var header = new FrameHeader(frame.Kind, IsFinal: true, 0x1234_5678, frame.Length);
        int length = header.Write(bytes, isMasked: true);
        FrameMask.Apply(frame.Bytes.Span, bytes.AsSpan(length), header.Mask, position: 0);
        return bytes[..(length + frame.Length)];
    }

    /// <summary>How many frames of a server there are, one after the other.</summary>
    public static int Count(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        while (!bytes.IsEmpty)
        {
            FrameHeader.Read(bytes, isMasked: false, out FrameHeader header, out int length);
            bytes = bytes[(length + (int)header.PayloadLength)..];
            count++;
        }

        return count;
    }

    private static WireProtocol FindMessagePack()
    {
        var options = new WsOptions();
        options.UseMessagePack();
        return options.GetProtocols().Single(static protocol => protocol.Binary is not null);
    }
}
