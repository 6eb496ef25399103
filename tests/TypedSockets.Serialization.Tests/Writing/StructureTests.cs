using System.Text;
using System.Text.Json;

namespace TypedSockets.Serialization.Tests;

public sealed class StructureTests
{
    [Fact]
    public void Runs_names_and_elements_are_parted_by_commas() => AssertWritten(
        """{"a":1,"b":[[],{"c":null},true],"d":{"e":2,"f":{},"g":3}}""",
        (ref writer) =>
        {
            writer.WriteStartObject("{\"a\":"u8);
            writer.WriteInt32(1);
            writer.WriteMember(",\"b\":"u8);
            writer.WriteStartArray();
            writer.WriteNextElement();
            writer.WriteStartArray();
            writer.WriteEndArray();
            writer.WriteNextElement();
            writer.WriteStartObject();
            writer.WriteMember(",\"c\":"u8);
            writer.WriteNull();
            writer.WriteEndObject();
            writer.WriteNextElement();
            writer.WriteBoolean(true);
            writer.WriteEndArray();
            writer.WriteRaw(",\"d\":"u8);
            writer.WriteStartObject();
            writer.WriteStringKey("e");
            writer.WriteInt32(2);
            writer.WriteStringKey("f");
            writer.WriteStartObject();
            writer.WriteEndObject();
            writer.WriteMember(",\"g\":"u8);
            writer.WriteInt32(3);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    /// <summary>The last byte decides about commas; a text may end in a brace or a bracket of its own.</summary>
    [Fact]
    public void A_comma_stands_behind_a_text_that_ends_in_a_bracket() => AssertWritten(
        """{"a{":"[","b":["[","{"]}""",
        (ref writer) =>
        {
            writer.WriteStartObject();
            writer.WriteStringKey("a{");
            writer.WriteString("[");
            writer.WriteMember(",\"b\":"u8);
            writer.WriteStartArray();
            writer.WriteNextElement();
            writer.WriteString("[");
            writer.WriteNextElement();
            writer.WriteString("{");
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    [Fact]
    public void Thirty_two_levels_are_written()
    {
        AssertWritten(new string('[', 31) + "{}" + new string(']', 31), (ref writer) => Nest(ref writer, 31, (ref writer) => writer.WriteStartObject(), (ref writer) => writer.WriteEndObject()));
        AssertWritten(new string('[', 31) + "{}" + new string(']', 31), (ref writer) => Nest(ref writer, 31, (ref writer) => writer.WriteStartObject("{"u8), (ref writer) => writer.WriteEndObject()));
        AssertWritten(new string('[', 32) + "1" + new string(']', 32), (ref writer) => Nest(ref writer, 32, (ref writer) => writer.WriteInt32(1)));
    }

    [Fact]
    public void Thirty_three_levels_are_refused()
    {
        AssertRefused((ref writer) => Nest(ref writer, 32, (ref writer) => writer.WriteStartArray()));
        AssertRefused((ref writer) => Nest(ref writer, 32, (ref writer) => writer.WriteStartObject()));
        AssertRefused((ref writer) => Nest(ref writer, 32, (ref writer) => writer.WriteStartObject("{\"a\":"u8)));
    }

    [Fact]
    public void What_was_closed_is_no_level_any_more() => AssertWritten(
        string.Concat(Enumerable.Repeat("{}[]", 40)),
        (ref writer) =>
        {
            for (var count = 0; count < 40; count++)
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
                writer.WriteStartArray();
                writer.WriteEndArray();
            }
        });

    [Fact]
    public void A_name_that_is_null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Written.By((ref writer) => { writer.WriteStartObject(); writer.WriteStringKey(null!); }));
        Assert.Throws<ArgumentNullException>(() => Written.By((ref writer) => { writer.WriteStartObject(); writer.WriteUriKey(null!); }));
        Assert.Throws<ArgumentNullException>(() => Written.By((ref writer) => { writer.WriteStartObject(); writer.WriteVersionKey(null!); }));
    }

    private static void Nest(ref WsJsonWriter writer, int levels, params ReadOnlySpan<Write> innermost)
    {
        for (var level = 0; level < levels; level++)
        {
            writer.WriteStartArray();
        }

        foreach (var write in innermost)
        {
            write(ref writer);
        }

        for (var level = 0; level < levels; level++)
        {
            writer.WriteEndArray();
        }
    }

    private static void AssertWritten(string expected, Write write) => Assert.Equal(expected, Written.By(write));

    private static void AssertRefused(Write write)
    {
        var exception = Assert.Throws<JsonException>(() => Written.By(write));
        Assert.Contains("32 levels", exception.Message, StringComparison.Ordinal);
    }
}
