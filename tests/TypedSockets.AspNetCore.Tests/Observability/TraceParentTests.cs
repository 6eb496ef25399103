using System.Text;

namespace TypedSockets.AspNetCore.Tests;

/// <summary>The envelope's <c>traceparent</c>.</summary>
public sealed class TraceParentTests
{
    private const string Valid = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Theory]
    [InlineData($$"""{"type":"a","traceparent":"{{Valid}}"}""", Valid)]
    [InlineData($$"""{"payload":{},"traceparent":"{{Valid}}","type":"a","id":"1"}""", Valid)]
    [InlineData($$"""{"type":"a","trace\u0070arent":"{{Valid}}"}""", Valid)]
    [InlineData("""{"type":"a"}""", "")]
    [InlineData("""{"type":"a","traceparent":null}""", "")]
    [InlineData("""{"type":"a","traceparent":12}""", "")]
    [InlineData("""{"type":"a","traceparent":{"type":"b"}}""", "")]
    [InlineData("""{"type":"a","traceparent":["b"]}""", "")]
    [InlineData("""{"type":"a","traceparent":"\u0030"}""", "")]
    [InlineData($$"""{"type":"a","traceparent":"{{Valid}}-"}""", "")]
    public void A_trace_parent_is_read_from_anywhere_and_one_that_can_not_be_valid_is_as_good_as_none(string frame, string expected)
    {
        Assert.True(Envelope.TryParse(Encoding.UTF8.GetBytes(frame), out Envelope envelope, out _));

        Assert.Equal(expected, Encoding.UTF8.GetString(envelope.TraceParent));
        Assert.Equal("a"u8, envelope.Type);
    }

    [Theory]
    [InlineData($$"""{"type":"a","traceparent":"{{Valid}}","traceparent":"{{Valid}}"}""")]
    [InlineData("""{"type":"a","traceparent":null,"traceparent":1}""")]
    public void Two_trace_parents_are_malformed(string frame)
    {
        Assert.False(Envelope.TryParse(Encoding.UTF8.GetBytes(frame), out _, out string fault));

        Assert.Equal("The envelope has 'traceparent' twice.", fault);
    }

    [Fact]
    public void Reading_a_trace_parent_allocates_nothing()
    {
        byte[] frame = Encoding.UTF8.GetBytes($$"""{"type":"a","id":"1","timestamp":1,"traceparent":"{{Valid}}","payload":{} }""");
        Assert.True(Envelope.TryParse(frame, out _, out _));

        long before = GC.GetAllocatedBytesForCurrentThread();
        bool isParsed = Envelope.TryParse(frame, out _, out _);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(isParsed);
        Assert.Equal(0, allocated);
    }
}
