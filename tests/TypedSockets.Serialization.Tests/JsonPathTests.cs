using System.Text;
using System.Text.Json;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests;

public sealed class JsonPathTests
{
    [Theory]
    [InlineData("""{"root":{"children":[{},{"value":true}]}}""", "$.root.children[1].value")]
    [InlineData("""{"root":{"named":{"we ird":{"value":""}}}}""", "$.root.named['we ird'].value")]
    [InlineData("""{"root":{"named":{"it's":{"value":""}}}}""", "$.root.named['it's'].value")]
    [InlineData("""{"root":{"named":{"a.b":{"value":""}}}}""", "$.root.named['a.b'].value")]
    [InlineData("""{"root":{"named":{"\u00e4\n":{"value":""}}}}""", "$.root.named['ä\n'].value")]
    [InlineData("""{"root":{"value":1,"value":2}}""", "$.root.value")]
    [InlineData("""{"root":{"named":{"k":{},"k":{}}}}""", "$.root.named.k")]
    [InlineData("""{"root":{"children":[[]]}}""", "$.root.children[0]")]
    [InlineData("""{"root":{"children":{}}}""", "$.root.children")]
    [InlineData("""{"root":null}""", "$.root")]
    [InlineData("""{"unknown":[{"a":1}],"root":3}""", "$.root")]
    [InlineData("""{}""", "$")]
    [InlineData("""[]""", "$")]
    [InlineData("""{"root":{"children":[{},]}}""", "$.root.children[1]")]
    [InlineData("""{"root":{"value":1,}}""", "$.root")]
    [InlineData("""{"root":{"value":1""", "$.root.value")]
    [InlineData("""{"root":{}} x""", "$")]
    [InlineData("""{"root":{"value":nul}}""", "$.root.value")]
    public void The_path_of_a_fault_is_the_oracles(string json, string path)
    {
        var payload = Encoding.UTF8.GetBytes(json);
        var expected = SystemTextJson.Read<TreeMessage>(payload).Refusal;
        var actual = Codec.Read<TreeMessage>(payload).Refusal;

        Assert.Equal(path, expected?.Path);
        Assert.Equal(path, actual?.Path);
    }

    [Fact]
    public void A_path_stays_short_however_long_the_names_are()
    {
        var payload = Encoding.UTF8.GetBytes("""{"root":{"named":{"NAME":1}}}""".Replace("NAME", new string('x', 10_000), StringComparison.Ordinal));

        var refusal = Codec.Read<TreeMessage>(payload).Refusal!;

        Assert.InRange(refusal.Path!.Length, 100, 150);
        Assert.InRange(refusal.Message.Length, 100, 200);
    }

    [Fact]
    public void A_name_that_is_no_unicode_does_not_hide_the_fault()
    {
        var payload = """{"root":{"named":{"\ud800":1}}}"""u8;

        Assert.Equal("$.root.named.\uFFFD", Codec.Read<TreeMessage>(payload).Refusal!.Path);
    }

    [Fact]
    public void The_path_of_every_token_is_found()
    {
        var payload = """{"a":[1,{"b c":[]}],"d":2}"""u8;
        var paths = new List<string>();
        var reader = new Utf8JsonReader(payload);
        while (reader.Read())
        {
            Assert.Null(JsonPath.FindSyntaxError(payload, reader.TokenStartIndex, out var path));
            paths.Add(path);
        }

        Assert.Equal(
            ["$", "$.a", "$.a", "$.a[0]", "$.a[1]", "$.a[1]['b c']", "$.a[1]['b c']", "$.a[1]['b c']", "$.a[1]", "$.a", "$.d", "$.d", "$"],
            paths);
    }
}
