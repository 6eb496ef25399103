using System.Buffers;
using System.Text;

namespace TypedSockets.Serialization.Tests;

public sealed class JsonBufferTests
{
    private const int FirstSize = 256;

    /// <summary>Every write comes to every place before the end of the array once.</summary>
    [Fact]
    public void Nothing_is_lost_where_the_buffer_grows()
    {
        for (var before = FirstSize - 60; before <= FirstSize; before++)
        {
            AssertGrown(before, (ref writer) => writer.WriteRaw("\"a run of some length\""u8), "\"a run of some length\"");
            AssertGrown(before, (ref writer) => writer.WriteString("text of some length"), "\"text of some length\"");
            AssertGrown(before, (ref writer) => writer.WriteString("Größe"), "\"Gr\\u00F6\\u00DFe\"");
            AssertGrown(before, (ref writer) => writer.WriteString("ß"), "\"\\u00DF\"");
            AssertGrown(before, (ref writer) => writer.WriteInt64(long.MinValue), "-9223372036854775808");
            AssertGrown(before, (ref writer) => writer.WriteInt32(1), "1");
            AssertGrown(before, (ref writer) => writer.WriteDouble(-101.25), "-101.25");
            AssertGrown(before, (ref writer) => writer.WriteDecimal(0.0000000000000000000000000001m), "0.0000000000000000000000000001");
            AssertGrown(before, (ref writer) => writer.WriteGuid(Guid.Empty), "\"00000000-0000-0000-0000-000000000000\"");
            AssertGrown(before, (ref writer) => writer.WriteDateTimeOffset(DateTimeOffset.MaxValue), "\"9999-12-31T23:59:59.9999999+00:00\"");
            AssertGrown(before, (ref writer) => writer.WriteTimeSpan(TimeSpan.MinValue), "\"-10675199.02:48:05.4775808\"");
            AssertGrown(before, (ref writer) => writer.WriteBase64([1, 2, 3]), "\"AQID\"");
            AssertGrown(before, (ref writer) => writer.WriteNull(), "null");
            AssertGrown(before, (ref writer) => { writer.WriteStartArray(); writer.WriteEndArray(); }, "[]");
            AssertGrown(before, (ref writer) => { writer.WriteStartObject(); writer.WriteInt32Key(1); writer.WriteEndObject(); }, "{\"1\":}");
        }
    }

    [Fact]
    public void What_was_written_stays_while_the_buffer_grows_again_and_again()
    {
        var expected = new StringBuilder();
        var buffer = new JsonBuffer();
        var writer = new WsJsonWriter(buffer);
        for (var length = 0; length < 2000; length += 37)
        {
            writer.WriteString(new string('x', length));
            expected.Append('"').Append('x', length).Append('"');
        }

        writer.Flush();

        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(buffer.Written));
    }

    [Fact]
    public void A_frame_takes_what_was_written_and_leaves_the_buffer_empty()
    {
        var buffer = new JsonBuffer();
        buffer.Write("abc"u8);
        buffer.GetMemory(10).Span[0] = (byte)'d';
        buffer.Advance(1);

        var frame = buffer.ToFrame("a", isOneWay: true);
        buffer.Write("x"u8);

        Assert.Equal("abcd"u8, frame.Bytes.Span);
        Assert.Equal(("a", true), (frame.Type, frame.IsOneWay));
        Assert.Equal("x"u8, buffer.Written);
        buffer.Clear();
        frame.Release();
        Assert.Equal(0, buffer.Length);
    }

    [Fact]
    public void Writers_follow_each_other_in_one_buffer()
    {
        var buffer = new JsonBuffer();
        var first = new WsJsonWriter(buffer);
        first.WriteRaw("1,"u8);
        first.Flush();
        var second = new WsJsonWriter(buffer);
        second.WriteInt32(2);
        second.Flush();

        Assert.Equal("1,2"u8, buffer.Written);
    }

    [Fact]
    public void No_more_can_be_said_to_be_written_than_there_is_room_for()
    {
        var buffer = new JsonBuffer();

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(1));
        buffer.Reserve(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.SetLength(-1));
    }

    [Fact]
    public void More_than_an_array_can_hold_is_refused()
    {
        var buffer = new JsonBuffer();
        buffer.Write("x"u8);

        Assert.Throws<InvalidOperationException>(() => buffer.Reserve(int.MaxValue));
        Assert.Equal("x"u8, buffer.Written);
    }

    private static void AssertGrown(int before, Write write, string expected)
    {
        var buffer = new JsonBuffer();
        buffer.Reserve(1);
        Assert.Equal(FirstSize, buffer.Whole.Length);
        buffer.Whole[..before].Fill((byte)'-');
        buffer.SetLength(before);
        var writer = new WsJsonWriter(buffer);
        write(ref writer);
        writer.Flush();

        Assert.Equal(new string('-', before) + expected, Encoding.UTF8.GetString(buffer.Written));
        buffer.Clear();
    }
}
