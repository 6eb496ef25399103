using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.5: pings, pongs, and what all control frames have in common.</summary>
public sealed class ControlTests
{
    public static MatrixTheoryData<bool, Feeding, byte> Kinds => Ways.With(Frames.Close, Frames.Ping, Frames.Pong);

    public static MatrixTheoryData<bool, Feeding, byte, int> Lengths => new(Ways.Sides, Ways.Feedings, [Frames.Ping, Frames.Pong], [0, 1, 124, 125, 126, 65_536]);

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_control_frame_has_at_most_125_bytes(bool isServer, Feeding feeding, byte opcode, int length)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(opcode, Frames.Payload(length), isServer), Frames.Closing(1000, isServer));

        if (length <= 125)
        {
            received.AssertClosed($"{(opcode == Frames.Ping ? "Ping" : "Pong")}:{Encoding.ASCII.GetString(Frames.Payload(length))}");
        }
        else
        {
            received.AssertViolation("longer than 125 bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_control_frame_is_not_fragmented(bool isServer, Feeding feeding, byte opcode)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(opcode, "", isServer, final: false), Frames.Of(Frames.Continuation, "", isServer), Frames.Closing(1000, isServer));

        received.AssertViolation("fragmented");
    }

    [Fact]
    public async Task A_ping_carries_any_bytes()
    {
        byte[] payload = [.. Enumerable.Range(131, 125).Select(static i => (byte)i)];
        using StreamSocket socket = Received.NewSocket(Wire.Of(Frames.Of(Frames.Ping, payload, masked: true)), isServer: true);

        InboundMessage ping = await socket.ReceiveAsync();

        Assert.Equal(InboundKind.Ping, ping.Kind);
        Assert.Equal(payload, ping.Span.ToArray());
        ping.Release();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pings_and_pongs_are_written_with_their_payload(bool isServer)
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);

        await socket.WriteAsync(Frame.Control(FrameKind.Ping, default));
        await socket.WriteAsync(Frame.Control(FrameKind.Pong, Frames.Payload(125)));
        await socket.FlushAsync();

        Received received = await Received.OfAsync(!isServer, Feeding.AtOnce, wire.Written);
        Assert.Equal(["Ping:", $"Pong:{Encoding.ASCII.GetString(Frames.Payload(125))}"], received.Items);
    }
}
