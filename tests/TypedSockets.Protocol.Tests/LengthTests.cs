using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.2: the length of a payload, and the bound on a message.</summary>
public sealed class LengthTests
{
    private static readonly SocketLimits Narrow = new(MaxMessageBytes: 1_000, MaxFragments: 100);

    public static MatrixTheoryData<bool, Feeding, int> Lengths => Ways.With(0, 1, 125, 126, 127, 65_535, 65_536, 100_000);

    public static MatrixTheoryData<bool, Feeding, int, int> LongForms => new(Ways.Sides, Ways.Feedings, [0, 125, 126, 65_535], [2, 8]);

    public static MatrixTheoryData<bool, Feeding, ulong> Endless => Ways.With(1UL << 63, ulong.MaxValue);

    public static MatrixTheoryData<bool, Feeding, int> AtLimit => Ways.With(999, 1_000, 1_001);

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_message_of_any_length_is_received(bool isServer, Feeding feeding, int length)
    {
        byte[] payload = Frames.Payload(length);

        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Text, payload, isServer), Frames.Of(Frames.Text, "next", isServer), Frames.Closing(1000, isServer));

        received.AssertClosed($"Message:{Encoding.ASCII.GetString(payload)}", "Message:next");
    }

    [Theory]
    [MemberData(nameof(LongForms))]
    public async Task A_length_has_to_be_written_in_the_fewest_bytes(bool isServer, Feeding feeding, int length, int lengthBytes)
    {
        bool isFewest = lengthBytes == 2 && length > 125;

        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Text, Frames.Payload(length), isServer, lengthBytes: lengthBytes), Frames.Closing(1000, isServer));

        if (isFewest)
        {
            received.AssertClosed($"Message:{Encoding.ASCII.GetString(Frames.Payload(length))}");
        }
        else
        {
            received.AssertViolation("fewest bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task The_top_bit_of_a_long_length_is_zero(bool isServer, Feeding feeding, ulong length)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Header(Frames.Text, length, isServer), Frames.Payload(5_000));

        received.AssertViolation("top bit");
    }

    [Theory]
    [MemberData(nameof(AtLimit))]
    public async Task A_message_is_as_long_as_the_limit_allows(bool isServer, Feeding feeding, int length)
    {
        Received received = await Received.OfAsync(isServer, feeding, Narrow, Frames.Of(Frames.Text, Frames.Payload(length), isServer), Frames.Closing(1000, isServer));

        received.AssertClosed(length <= 1_000 ? $"Message:{Encoding.ASCII.GetString(Frames.Payload(length))}" : "TooLarge");
    }

    [Theory]
    [MemberData(nameof(AtLimit))]
    public async Task The_limit_holds_over_all_fragments(bool isServer, Feeding feeding, int length)
    {
        byte[] payload = Frames.Payload(length);

        Received received = await Received.OfAsync(
            isServer,
            feeding,
            Narrow,
            Frames.Of(Frames.Text, payload[..400], isServer, final: false),
            Frames.Of(Frames.Continuation, payload[400..800], isServer, final: false),
            Frames.Of(Frames.Continuation, payload[800..], isServer),
            Frames.Closing(1000, isServer));

        received.AssertClosed(length <= 1_000 ? $"Message:{Encoding.ASCII.GetString(payload)}" : "TooLarge");
    }

    [Theory]
    [MemberData(nameof(AtLimit))]
    public async Task Each_message_has_the_whole_limit(bool isServer, Feeding feeding, int length)
    {
        byte[] frame = Frames.Of(Frames.Text, Frames.Payload(length), isServer);

        Received received = await Received.OfAsync(isServer, feeding, Narrow, Frames.Of(Frames.Text, Frames.Payload(1_000), isServer), frame, Frames.Closing(1000, isServer));

        received.AssertClosed($"Message:{Encoding.ASCII.GetString(Frames.Payload(1_000))}", length <= 1_000 ? $"Message:{Encoding.ASCII.GetString(Frames.Payload(length))}" : "TooLarge");
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_message_that_is_announced_too_long_is_refused_before_it_comes(bool isServer, Feeding feeding)
    {
        Received received = await Received.OfAsync(isServer, feeding, Frames.Header(Frames.Text, long.MaxValue, isServer));

        Assert.Equal(["TooLarge"], received.Items);
        Assert.NotNull(received.End);
    }
}
