namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 section 7.1: connections that end without a close, and messages that nobody wants any more.</summary>
public sealed class EndOfStreamTests
{
    public static MatrixTheoryData<bool, Feeding, string> Refused => Ways.With("WrongKind", "TooLarge", "TooManyFragments", "InvalidUtf8");

    private static readonly SocketLimits Narrow = new(MaxMessageBytes: 1_000, MaxFragments: 3);

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_stream_that_ends_anywhere_is_told_as_its_end_and_no_message_is_cut(bool isServer, Feeding feeding)
    {
        byte[][] frames =
        [
            Frames.Of(Frames.Text, "first", isServer),
            Frames.Of(Frames.Text, Frames.Payload(130), isServer, final: false),
            Frames.Of(Frames.Ping, "ping", isServer),
            Frames.Of(Frames.Continuation, "second", isServer),
            Frames.Closing(1000, isServer, "reason"),
        ];
        int[] ends = [.. frames.Select((_, i) => frames.Take(i + 1).Sum(static frame => frame.Length))];
        byte[] whole = [.. frames.SelectMany(static frame => frame)];
        for (int length = 0; length < whole.Length; length++)
        {
            Received received = await Received.OfAsync(isServer, feeding, whole[..length]);

            Assert.NotNull(received.End);
            Assert.Null(received.Socket.PeerClose);
            int messages = (length >= ends[0] ? 1 : 0) + (length >= ends[2] ? 1 : 0) + (length >= ends[3] ? 1 : 0);
            Assert.Equal(messages, received.Items.Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_ends_within_a_long_message_is_told_as_its_end(bool isServer)
    {
        byte[] whole = Frames.Of(Frames.Text, Frames.Payload(100_000), isServer);
        foreach (int length in (int[])[5_000, 40_000, whole.Length - 4_097, whole.Length - 4_096, whole.Length - 1])
        {
            Received received = await Received.OfAsync(isServer, Feeding.AtOnce, whole[..length]);

            Assert.NotNull(received.End);
            Assert.Empty(received.Items);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_follows_a_refused_message_is_skipped_up_to_the_close(bool isServer, Feeding feeding, string refusal)
    {
        byte[][] refused = refusal switch
        {
            "WrongKind" => [Frames.Of(Frames.Binary, Frames.Payload(900), isServer)],
            "TooLarge" => [Frames.Of(Frames.Text, Frames.Payload(20_000), isServer)],
            "TooManyFragments" => [Frames.Of(Frames.Text, "x", isServer, final: false), .. Enumerable.Repeat(Frames.Of(Frames.Continuation, "x", isServer, final: false), 9), Frames.Of(Frames.Continuation, "x", isServer)],
            _ => [Frames.Of(Frames.Text, [0xFF], isServer)],
        };

        Received received = await Received.OfAsync(
            isServer,
            feeding,
            Narrow,
            [
                .. refused,
                Frames.Of(Frames.Text, Frames.Payload(70_000), isServer),
                Frames.Of(Frames.Text, [0xFF], isServer, final: false),
                Frames.Of(Frames.Ping, "still", isServer),
                Frames.Of(Frames.Continuation, "", isServer),
                Frames.Of(Frames.Binary, "", isServer),
                Frames.Closing(4000, isServer, "bye"),
            ]);

        received.AssertClosed(refusal, "Ping:still");
        Assert.Equal(new CloseFrame(4000, "bye"), received.Socket.PeerClose);
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_stream_that_ends_after_a_refused_message_is_told_as_its_end(bool isServer, Feeding feeding)
    {
        byte[] binary = Frames.Of(Frames.Binary, Frames.Payload(300), isServer);

        foreach (int length in (int[])[20, binary.Length])
        {
            Received received = await Received.OfAsync(isServer, feeding, binary[..length]);

            Assert.Equal(["WrongKind"], received.Items);
            Assert.NotNull(received.End);
        }
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_violation_after_a_refused_message_ends_the_frames(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(
            isServer, feeding, Frames.Of(Frames.Binary, "x", isServer), Frames.Of(Frames.Text, "x"u8.ToArray(), isServer, reserved: 1), Frames.Closing(1000, isServer));

        received.AssertViolation("reserved bit", "WrongKind");
    }
}
