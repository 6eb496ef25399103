namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 sections 5.1 and 5.2: bits, opcodes and masks.</summary>
public sealed class HeaderTests
{
    private static readonly byte[] Data = [Frames.Text, Frames.Binary];
    private static readonly byte[] Control = [Frames.Close, Frames.Ping, Frames.Pong];
    private static readonly byte[] Defined = [Frames.Continuation, .. Data, .. Control];

    public static MatrixTheoryData<bool, Feeding, int> ReservedBits => Ways.With(1, 2, 3, 4, 5, 6, 7);

    public static MatrixTheoryData<bool, Feeding, byte> Opcodes => Ways.With(Enumerable.Range(0, 16).Select(static opcode => (byte)opcode).ToArray());

    public static MatrixTheoryData<bool, Feeding, byte> DefinedOpcodes => Ways.With(Defined);

    [Theory]
    [MemberData(nameof(ReservedBits))]
    public async Task A_reserved_bit_breaks_the_protocol(bool isServer, Feeding feeding, int bits)
    {
        Received received = await Received.OfAsync(
            isServer, feeding, Frames.Of(Frames.Text, "fine", isServer), Frames.Of(Frames.Text, "hello"u8.ToArray(), isServer, reserved: bits), Frames.Closing(1000, isServer));

        received.AssertViolation("reserved bit", "Message:fine");
    }

    [Theory]
    [MemberData(nameof(Opcodes))]
    public async Task Only_the_six_defined_opcodes_are_frames(bool isServer, Feeding feeding, byte opcode)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(opcode, "", isServer), Frames.Closing(1000, isServer));

        switch (opcode)
        {
            case Frames.Text:
                received.AssertClosed("Message:");
                break;
            case Frames.Binary:
                received.AssertClosed("WrongKind");
                break;
            case Frames.Ping:
                received.AssertClosed("Ping:");
                break;
            case Frames.Pong:
                received.AssertClosed("Pong:");
                break;
            case Frames.Close:
                received.AssertClosed();
                Assert.Null(received.Socket.PeerClose!.Code);
                break;
            case Frames.Continuation:
                received.AssertViolation("continues no message");
                break;
            default:
                received.AssertViolation($"opcode {opcode} is reserved");
                break;
        }
    }

    [Theory]
    [MemberData(nameof(DefinedOpcodes))]
    public async Task A_client_masks_every_frame_and_a_server_none(bool isServer, Feeding feeding, byte opcode)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(opcode, "", masked: !isServer), Frames.Closing(1000, isServer));

        received.AssertViolation(isServer ? "not masked" : "is masked");
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_wrong_header_is_seen_before_the_rest_of_it_comes(bool isServer, Feeding feeding)
    {
        byte[] header = Frames.Header(Frames.Text, 65_536, isServer, reserved: 4);

        Received received = await Received.OfAsync(isServer, feeding, header[..2]);

        received.AssertViolation("reserved bit");
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task After_a_violation_everything_is_discarded_up_to_the_end_of_the_stream(bool isServer, Feeding feeding)
    {
        byte[] rest = [.. Enumerable.Range(0, 20).SelectMany(_ => Frames.Of(Frames.Text, Frames.Payload(1_000), isServer))];
        var wire = Wire.Of([.. Frames.Of(Frames.Text, "hello"u8.ToArray(), isServer, reserved: 4), .. rest, .. Frames.Closing(1000, isServer)], feeding);
        using StreamSocket socket = Received.NewSocket(wire, isServer);

        Assert.Equal("Violation", await Received.NextAsync(socket));
        Assert.Null(await Received.NextAsync(socket));

        Assert.Equal(0, await wire.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Null(socket.PeerClose);
    }
}
