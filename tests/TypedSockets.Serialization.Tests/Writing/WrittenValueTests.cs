using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class WrittenValueTests
{
    private static readonly Kind<byte[]> Bytes = new((ref w, v) => w.WriteBase64(v));
    private static readonly Kind<byte[]> Spans = new((ref w, v) => w.WriteBase64(v.AsSpan()));

    [Fact]
    public void GUIDs_are_written_as_by_the_oracle()
    {
        var guids = new Kind<Guid>((ref w, v) => w.WriteGuid(v), (ref w, v) => w.WriteGuidKey(v));
        guids.AssertOn(Guid.Empty, Guid.AllBitsSet);
        Gen.Guid.Sample(guids.AssertOn, iter: 1000, threads: 1);
    }

    [Theory]
    [InlineData("http://example.com/a?b=c&d=<e>#f")]
    [InlineData("relative/ä ö")]
    [InlineData("")]
    [InlineData("HTTP://EXAMPLE.com:80/../a%20b")]
    public void URIs_are_written_as_they_were_given(string uri) =>
        new Kind<Uri>((ref w, v) => w.WriteUri(v), (ref w, v) => w.WriteUriKey(v)).AssertOn(new Uri(uri, UriKind.RelativeOrAbsolute));

    [Fact]
    public void Versions_are_written_as_by_the_oracle() =>
        new Kind<Version>((ref w, v) => w.WriteVersion(v), (ref w, v) => w.WriteVersionKey(v)).AssertOn(
            new(),
            new(1, 2),
            new(0, 0, 3),
            new(1, 20, 300, 4000),
            new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue));

    [Fact]
    public void Bytes_are_written_as_by_the_oracle()
    {
        Bytes.AssertOn([0xFB, 0xFF, 0xFF], new byte[10_000]);
        Gen.Byte.Array[0, 300].Sample(bytes => { Bytes.AssertOn(bytes); Spans.AssertOn(bytes); }, iter: 2000, threads: 1);
    }

    [Fact]
    public void What_is_null_is_written_as_null()
    {
        var buffer = new JsonBuffer();
        var writer = new WsJsonWriter(buffer);
        writer.WriteUri(null);
        writer.WriteVersion(null);
        writer.WriteBase64(null);
        writer.WriteJsonNode(null);
        writer.WriteJsonDocument(null);
        writer.Flush();

        Assert.Equal("nullnullnullnullnull"u8, buffer.Written);
    }
}
