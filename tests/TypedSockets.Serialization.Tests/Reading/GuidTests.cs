using CsCheck;

namespace TypedSockets.Serialization.Tests.Reading;

public sealed class GuidTests
{
    private static readonly string[] Formats = ["D", "N", "B", "P", "X"];

    [Fact]
    public void Random_GUIDs_are_the_oracles_in_every_spelling() => Gen.Guid.Sample(
        guid =>
        {
            foreach (var format in Formats)
            {
                Kinds.All["Guid"].AssertValue($"\"{guid.ToString(format)}\"");
                Kinds.All["Guid"].AssertValue($"\"{guid.ToString(format).ToUpperInvariant()}\"");
                Kinds.All["Guid"].AssertKey($"\"{guid.ToString(format)}\"");
            }
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void Every_byte_in_every_place_is_the_oracles()
    {
        const string Guid = "\"01234567-89ab-cdef-0123-456789abcdef\"";
        for (var place = 0; place < Guid.Length; place++)
        {
            for (var letter = 0; letter < 256; letter++)
            {
                byte[] text = [.. Guid.Select(character => (byte)character)];
                text[place] = (byte)letter;
                Kinds.All["Guid"].AssertValue(text);
            }
        }
    }
}
