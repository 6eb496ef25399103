using System.Text;

namespace TypedSockets.Protocol.Tests;

/// <summary>RFC 6455 section 8.1: a text message is UTF-8, as a whole.</summary>
public sealed class Utf8Tests
{
    public static MatrixTheoryData<bool, Feeding, string> Texts => Ways.With("κόσμε", "\u0000", "é€😀", "\uD7FF\uE000\uFFFD\uFFFF\U00010000\U0010FFFF", "\uFEFFbom");

    /// <summary>Overlong forms, surrogates, beyond the last character, bytes that are none, and characters that do not end.</summary>
    public static MatrixTheoryData<bool, Feeding, string> NoTexts => Ways.With(
        "C080", "C1BF", "E09FBF", "F08FBFBF", "F8888080", "EDA080", "EDBFBF", "EDA080EDB080", "F4908080", "F5808080", "80", "BF", "FE", "FF", "C3", "E282", "F09F98", "61C3", "C361", "E28261", "F09F9861");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_received_wherever_its_characters_are_split(bool isServer, Feeding feeding, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int split = 0; split <= bytes.Length; split++)
        {
            Received received = await InTwoAsync(isServer, feeding, bytes, split);

            received.AssertClosed($"Message:{text}");
        }
    }

    [Theory]
    [MemberData(nameof(NoTexts))]
    public async Task Bytes_that_are_no_text_are_refused_wherever_they_are_split(bool isServer, Feeding feeding, string hex)
    {
        byte[] bytes = [.. "before "u8, .. Convert.FromHexString(hex)];
        for (int split = 0; split <= bytes.Length; split++)
        {
            Received received = await InTwoAsync(isServer, feeding, bytes, split);

            received.AssertClosed("InvalidUtf8");
        }
    }

    [Theory]
    [MemberData(nameof(Ways.All), MemberType = typeof(Ways))]
    public async Task A_character_does_not_go_on_in_the_next_message(bool isServer, Feeding feeding)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("é");

        Received received = await Received.OfAsync(isServer, feeding, Frames.Of(Frames.Text, bytes[..1], isServer), Frames.Of(Frames.Text, bytes[1..], isServer), Frames.Closing(1000, isServer));

        received.AssertClosed("InvalidUtf8");
    }

    private static Task<Received> InTwoAsync(bool isServer, Feeding feeding, byte[] bytes, int split) => Received.OfAsync(
        isServer,
        feeding,
        Frames.Of(Frames.Text, bytes[..split], isServer, final: false),
        Frames.Of(Frames.Continuation, bytes[split..], isServer),
        Frames.Closing(1000, isServer));
}
