using System.Text.Json;
using MessagePack;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Messages whose members are known by their place.</summary>
public sealed class CompactTests
{
    [Fact]
    public void It_is_an_array_in_the_order_of_declaration() => Assert.Equal(
        """["a",3,false,[1,2],null,4]""",
        MessagePackSerializer.ConvertToJson(WsMessagePack.Write(new After("a", 3, Flag: false) { Numbers = [1, 2], Note = null, Last = 4 }), cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public void What_is_absent_at_the_end_keeps_its_default()
    {
        var after = WsMessagePack.Read<After>(WsMessagePack.Write(new Before("a", 3)));

        Assert.Equal(("a", 3, true, "none", 9), (after.Name, after.Count, after.Flag, after.Note, after.Last));
        Assert.Equal([7], after.Numbers);
    }

    [Fact]
    public void What_a_newer_message_adds_is_skipped() =>
        Assert.Equal(new Before("a", 3), WsMessagePack.Read<Before>(WsMessagePack.Write(new After("a", 3))));

    [Fact]
    public void A_required_member_that_is_absent_is_refused()
    {
        var exception = Assert.Throws<WsPayloadException>(() => WsMessagePack.Read<Before>(new byte[] { 0x91, 0xA1, (byte)'a' }));

        Assert.Equal("$: the required member 'count' is missing", exception.Message);
    }

    [Fact]
    public void A_fault_is_named_by_its_place()
    {
        var exception = Assert.Throws<WsPayloadException>(() => WsMessagePack.Read<Before>(new byte[] { 0x92, 0xA1, (byte)'a', 0xC0 }));

        Assert.Equal("$[1]: null is not allowed here", exception.Message);
    }

    [Fact]
    public void Its_JSON_is_as_ever() => Assert.Equal("""{"name":"a","count":3}"""u8, WsJson.Write(new Before("a", 3)));

    [Fact]
    public void What_has_no_place_in_an_array_has_no_codec_and_says_so()
    {
        Assert.False(HasCodec<Kept>());
        Assert.False(HasCodec<Holder>());
        Assert.True(HasCodec<After>());

        var exception = Assert.Throws<NotSupportedException>(() => WsMessagePack.Write(new Kept("a")));
        Assert.Contains("'compact.refused'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_that_lie_are_refused_before_anything_is_allocated()
    {
        byte[] document = [0x94, 0xA1, (byte)'a', 0x03, 0xC2, 0xDD, 0x7F, 0xFF, 0xFF, 0xFF];
        Read();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32 * 1024);

        void Read() => Assert.ThrowsAny<JsonException>(() => WsMessagePack.Read<After>(document));
    }

    private static bool HasCodec<T>()
        where T : IWsMessage<T> => T.HasBinaryCodec;
}
