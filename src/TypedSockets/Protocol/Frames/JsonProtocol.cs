namespace TypedSockets;

/// <summary>JSON in text frames. <see cref="FrameWriter"/> writes it without a detour through here.</summary>
internal sealed class JsonProtocol() : WireProtocol("typedsockets.v1.json", FrameKind.Text, "{}"u8.ToArray())
{
    public override bool TryParse(ReadOnlySpan<byte> frame, out Envelope envelope, out string fault) => Envelope.TryParse(frame, out envelope, out fault);

    public override bool IsObject(ReadOnlySpan<byte> payload) => payload[0] == (byte)'{';

    public override ReadOnlyMemory<byte> ToJson(ReadOnlyMemory<byte> payload) => payload;
}
