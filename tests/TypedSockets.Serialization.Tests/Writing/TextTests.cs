using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class TextTests
{
    private const int WidestVectorTwice = 70;

    private static readonly Kind<string> Strings = new((ref w, v) => w.WriteString(v), (ref w, v) => w.WriteStringKey(v));

    [Fact]
    public void Every_character_is_written_as_by_the_oracle()
    {
        var letters = new Kind<char>((ref w, v) => w.WriteChar(v), (ref w, v) => w.WriteCharKey(v));
        for (var letter = 0; letter <= char.MaxValue; letter++)
        {
            letters.AssertOn((char)letter);
        }
    }

    [Fact]
    public void Every_character_is_written_as_by_the_oracle_wherever_it_stands_in_a_vector()
    {
        foreach (var length in new[] { 4, 7, 8, 15, 16, 33 })
        {
            for (var letter = 0; letter < 0x180; letter++)
            {
                var text = new string('x', length).ToCharArray();
                text[letter % length] = (char)letter;
                Strings.AssertOn(new string(text));
            }
        }
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("ä")]
    [InlineData("\uFFFF")]
    [InlineData("😀")]
    [InlineData("\ud800")]
    [InlineData("\udc00")]
    [InlineData("\udc00\ud800")]
    [InlineData("<>\\&'+`\u007f")]
    [InlineData("привет")]
    public void What_must_be_escaped_is_found_at_every_place_of_texts_of_every_length(string escaped)
    {
        for (var length = 0; length <= WidestVectorTwice; length++)
        {
            for (var index = 0; index <= length; index++)
            {
                Strings.AssertOn(new string('y', index) + escaped + new string('z', length - index));
            }
        }
    }

    [Fact]
    public void Plain_texts_of_every_length_are_written_as_they_are()
    {
        for (var length = 0; length <= 1100; length++)
        {
            Strings.AssertOn(string.Create(length, 0, (text, _) =>
            {
                for (var index = 0; index < text.Length; index++)
                {
                    text[index] = (char)('A' + (index % 26));
                }
            }));
        }
    }

    [Fact]
    public void Long_texts_of_other_scripts_are_written_as_by_the_oracle()
    {
        foreach (var length in new[] { 510, 511, 512, 513, 514, 1024, 5000 })
        {
            Strings.AssertOn(new string('ж', length), new string('\ud83d', length), new string('\ude00', length), new string('"', length));
            for (var shift = 0; shift < 4; shift++)
            {
                Strings.AssertOn(new string('a', shift) + string.Concat(Enumerable.Repeat("😀", length)));
                Strings.AssertOn(new string('ж', shift) + string.Concat(Enumerable.Repeat("Größe, мир! ", length / 10)));
            }
        }
    }

    [Fact]
    public void Random_texts_are_written_as_by_the_oracle()
    {
        var letters = Gen.Frequency(
            (20, Gen.Char['a', 'z']),
            (4, Gen.Char[' ', '\u007f']),
            (2, Gen.Char['\0', '\u00ff']),
            (2, Gen.Char['а', 'я']),
            (2, Gen.Char['\ud7f0', '\ue010']),
            (1, Gen.Char['\0', '\uffff']));
        letters.Array[0, 90].Sample(text => Strings.AssertOn(new string(text)), iter: 5000, threads: 1);
    }

    [Fact]
    public void A_text_that_is_null_is_null()
    {
        var buffer = new JsonBuffer();
        var writer = new WsJsonWriter(buffer);
        writer.WriteString(null);
        writer.Flush();

        Assert.Equal("null"u8, buffer.Written);
    }
}
