using System.Buffers.Binary;

namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 sections 5.5.1 and 7.4: the close frame.</summary>
public sealed class CloseTests
{
    public static MatrixTheoryData<bool, Feeding, int> Valid => Ways.With(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999);

    public static MatrixTheoryData<bool, Feeding, int> Invalid => Ways.With(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535);

    public static MatrixTheoryData<bool, Feeding, string> NoText => Ways.With("80", "C3", "C0AF", "EDA080", "F4908080", "61FF", "E282");

    public static MatrixTheoryData<bool, Feeding, int> ReasonLengths => Ways.With(1, 122, 123);

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task A_code_that_may_be_sent_is_received(bool isServer, Feeding feeding, int code)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Closing(code, isServer, "as.asked"));

        received.AssertClosed();
        Assert.Equal(new CloseFrame(code, "as.asked"), received.Socket.PeerClose);
        Assert.True(CloseFrame.MaySend(code));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_code_that_may_not_be_sent_breaks_the_protocol(bool isServer, Feeding feeding, int code)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Closing(code, isServer), Frames.Closing(1000, isServer));

        received.AssertViolation($"code {code}");
        Assert.False(CloseFrame.MaySend(code));
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_close_may_say_nothing(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Close, "", isServer));

        received.AssertClosed();
        Assert.Equal(new CloseFrame(Code: null, ""), received.Socket.PeerClose);
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task One_byte_is_no_code(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Close, [0x03], isServer), Frames.Closing(1000, isServer));

        received.AssertViolation("close");
    }

    [Theory]
    [MemberData(nameof(ReasonLengths))]
    public async Task A_reason_has_up_to_123_bytes(bool isServer, Feeding feeding, int length)
    {
        string reason = new('r', length);

        Received received = await Received.OfAsync(isServer, feeding, Frames.Closing(1000, isServer, reason));

        received.AssertClosed();
        Assert.Equal(reason, received.Socket.PeerClose!.Reason);
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_longer_reason_fits_no_control_frame(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Closing(1000, isServer, new string('r', 124)));

        received.AssertViolation("longer than 125 bytes");
    }

    [Theory]
    [MemberData(nameof(NoText))]
    public async Task A_reason_is_utf8(bool isServer, Feeding feeding, string hex)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Close, [0x03, 0xE8, .. Convert.FromHexString(hex)], isServer), Frames.Closing(1000, isServer));

        received.AssertViolation("no UTF-8");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_close_is_written_at_once_behind_what_waits(bool isServer)
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);
        await socket.WriteAsync(Frame.Create("last"u8.ToArray(), 4));

        await socket.WriteCloseAsync(new CloseFrame(4321, "as.asked"));

        Received received = await Received.OfAsync(!isServer, Feeding.AtOnce, wire.Written);
        received.AssertClosed("Message:last");
        Assert.Equal(new CloseFrame(4321, "as.asked"), received.Socket.PeerClose);
        Assert.Single(wire.Writes!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_close_without_a_code_is_written_without_one(bool isServer)
    {
        var wire = new Wire();
        using StreamSocket socket = Received.NewSocket(wire, isServer);

        await socket.WriteCloseAsync(new CloseFrame(Code: null, ""));

        Received received = await Received.OfAsync(!isServer, Feeding.AtOnce, wire.Written);
        received.AssertClosed();
        Assert.Null(received.Socket.PeerClose!.Code);
        Assert.Equal(isServer ? 2 : 6, wire.Written.Length);
    }

    [Theory]
    [InlineData("r", 123, 123)]
    [InlineData("r", 124, 123)]
    [InlineData("é", 61, 122)]
    [InlineData("é", 62, 122)]
    [InlineData("€", 41, 123)]
    [InlineData("😀", 31, 120)]
    public void A_reason_that_is_too_long_is_cut_between_two_characters(string character, int count, int bytes)
    {
        byte[] payload = new byte[FrameHeader.MaxControlPayload];
        string reason = string.Concat(Enumerable.Repeat(character, count));

        int length = new CloseFrame(1000, reason).Write(payload);

        Assert.Equal(2 + bytes, length);
        Assert.Equal(1000, BinaryPrimitives.ReadUInt16BigEndian(payload));
        Assert.True(CloseFrame.TryRead(payload.AsSpan(0, length), out CloseFrame close));
        Assert.StartsWith(close.Reason, reason, StringComparison.Ordinal);
    }
}
