namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.4: messages in pieces.</summary>
public sealed class FragmentTests
{
    private static readonly SocketLimits ThreeFragments = new(MaxMessageBytes: 1_000, MaxFragments: 3);

    public static MatrixTheoryData<bool, Feeding, string> Pieces => Ways.With("he|llo", "|hello", "hello|", "h|e|l|l|o", "||", "he||llo");

    public static MatrixTheoryData<bool, Feeding, int, bool> Counts => new(Ways.Sides, Ways.Feedings, [1, 2, 3, 4, 5], [true, false]);

    public static MatrixTheoryData<bool, Feeding, byte> SecondBeginnings => Ways.With(Frames.Text, Frames.Binary);

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task The_fragments_of_a_message_are_put_together(bool isServer, Feeding feeding, string pieces)
    {
        Received received = await Received.OfAsync(isServer, feeding, [.. Fragments(isServer, pieces.Split('|')), Frames.Of(Frames.Text, "next", isServer), Frames.Closing(1000, isServer)]);

        received.AssertClosed($"Message:{pieces.Replace("|", "", StringComparison.Ordinal)}", "Message:next");
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task Control_frames_may_come_between_fragments_and_are_received_at_once(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(
            isServer,
            feeding,
            Frames.Of(Frames.Text, "he", isServer, final: false),
            Frames.Of(Frames.Ping, "one", isServer),
            Frames.Of(Frames.Continuation, "", isServer, final: false),
            Frames.Of(Frames.Pong, "two", isServer),
            Frames.Of(Frames.Ping, "", isServer),
            Frames.Of(Frames.Continuation, "llo", isServer),
            Frames.Closing(1000, isServer));

        received.AssertClosed("Ping:one", "Pong:two", "Ping:", "Message:hello");
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_close_may_come_between_fragments(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Text, "he", isServer, final: false), Frames.Closing(1001, isServer));

        received.AssertClosed();
        Assert.Equal(1001, received.Socket.PeerClose!.Code);
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_continuation_needs_a_message_that_has_begun(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(
            isServer, feeding, [.. Fragments(isServer, "he", "llo"), Frames.Of(Frames.Continuation, "?", isServer), Frames.Closing(1000, isServer)]);

        received.AssertViolation("continues no message", "Message:hello");
    }

    [Theory]
    [MemberData(nameof(SecondBeginnings))]
    public async Task No_message_begins_within_another(bool isServer, Feeding feeding, byte opcode)
    {
        Received received = await Received.OfAsync(
            isServer, feeding, Frames.Of(Frames.Text, "he", isServer, final: false), Frames.Of(opcode, "llo", isServer), Frames.Closing(1000, isServer));

        received.AssertViolation("before the one before it has ended");
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task A_message_has_as_many_fragments_as_the_limit_allows_empty_ones_included(bool isServer, Feeding feeding, int count, bool empty)
    {
        string[] pieces = [.. Enumerable.Repeat(empty ? "" : "x", count)];

        Received received = await Received.OfAsync(isServer, feeding, ThreeFragments, [.. Fragments(isServer, pieces), Frames.Closing(1000, isServer)]);

        received.AssertClosed(count <= 3 ? $"Message:{string.Concat(pieces)}" : "TooManyFragments");
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task Each_message_has_the_whole_limit_of_fragments_and_control_frames_are_none(bool isServer, Feeding feeding)
    {
        byte[][] message = [Frames.Of(Frames.Text, "x", isServer, final: false), Frames.Of(Frames.Ping, "", isServer), Frames.Of(Frames.Continuation, "", isServer, final: false), Frames.Of(Frames.Continuation, "z", isServer)];

        Received received = await Received.OfAsync(isServer, feeding, ThreeFragments, [.. message, .. message, Frames.Closing(1000, isServer)]);

        received.AssertClosed("Ping:", "Message:xz", "Ping:", "Message:xz");
    }

    [Fact]
    public async Task Endless_empty_fragments_are_refused_though_they_never_end()
    {
        byte[][] frames = [Frames.Of(Frames.Text, "", masked: true, final: false), .. Enumerable.Repeat(Frames.Of(Frames.Continuation, "", masked: true, final: false), 5_000)];

        Received received = await Received.OfAsync(isServer: true, Feeding.AtOnce, frames);

        Assert.Equal(["TooManyFragments"], received.Items);
        Assert.NotNull(received.End);
    }

    private static byte[][] Fragments(bool isServer, params string[] pieces) =>
        [.. pieces.Select((piece, i) => Frames.Of(i == 0 ? Frames.Text : Frames.Continuation, piece, isServer, final: i == pieces.Length - 1))];
}
