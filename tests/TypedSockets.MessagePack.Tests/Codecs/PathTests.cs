using System.Text;
using System.Text.Json;
using MessagePack;

namespace TypedSockets.MessagePack.Tests;

/// <summary>A fault has the path that it has in JSON.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData(-7L)]
    [InlineData(0L)]
    [InlineData(100_000L)]
    public void A_key_that_is_an_integer_stands_in_the_path_as_its_digits(long key)
    {
        var binary = MessagePackSerializer.Serialize(new Dictionary<string, object> { ["counts"] = new Dictionary<long, object> { [key] = true } }, cancellationToken: TestContext.Current.CancellationToken);

        var ofJson = Assert.ThrowsAny<JsonException>(() => WsJson.Read<StockOrder>(Encoding.UTF8.GetBytes($$$"""{"counts":{"{{{key}}}":true}}""")));
        var ofBinary = Assert.ThrowsAny<JsonException>(() => WsMessagePack.Read<StockOrder>(binary));

        Assert.Equal(ofJson.Path, ofBinary.Path);
        Assert.Contains($"{key}", ofBinary.Path, StringComparison.Ordinal);
    }
}
