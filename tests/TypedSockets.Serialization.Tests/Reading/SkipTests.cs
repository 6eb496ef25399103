using System.Text;
using System.Text.Json;
using CsCheck;

namespace TypedSockets.Serialization.Tests.Reading;

public sealed class SkipTests
{
    private const string Document = """
        {
          "a": [1, -2.5e+10, "x\u00e4\n", true, false, null, {}, []], "": {"b": {"c": [[[0]]]}},
        	"text that is longer than a vector and some": "text that is longer than a vector and some, with \"quotes\" and \\ in it", "ä": "äöü€😀\ud800"
        }
        """;

    [Fact]
    public void Values_are_skipped_or_refused_as_by_the_oracle()
    {
        foreach (var token in Tokens.All)
        {
            AssertSkipped(token);
            AssertSkipped($" {token}\n");
            AssertSkipped($"[{token}]");
            AssertSkipped($"[1 , {token} , {token} ]");
            AssertSkipped($"{{\"a\":{token}}}");
            AssertSkipped($"{{\"a\" : {token} , {token} : 1 }}");
        }
    }

    [Fact]
    public void Documents_with_faults_are_skipped_or_refused_as_by_the_oracle()
    {
        var document = Encoding.UTF8.GetBytes(Document);
        for (var length = 0; length <= document.Length; length++)
        {
            AssertSkipped(document[..length]);
        }

        Gen.Int.Sample(seed => AssertSkipped(Tokens.Mutate(new Random(seed), Document)), iter: 50_000, threads: 1);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void Values_are_skipped_as_deep_as_the_oracle_reads(int depth)
    {
        AssertSkipped(new string('[', depth) + new string(']', depth));
        AssertSkipped(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
        AssertSkipped(string.Concat(Enumerable.Repeat("[{\"a\":", depth / 2)) + "[]" + string.Concat(Enumerable.Repeat("}]", depth / 2)));
        AssertSkipped("[" + string.Concat(Enumerable.Repeat("[],{},", 50)) + new string('[', depth - 1) + new string(']', depth - 1) + "]");
        AssertSkipped(string.Concat(Enumerable.Repeat("[1,", depth)) + "1" + new string(']', depth - 1) + "}");
    }

    [Fact]
    public void Less_depth_may_be_left()
    {
        Assert.True(WsJsonReader.TrySkip("1"u8, 0, out var length));
        Assert.Equal(1, length);
        Assert.False(WsJsonReader.TrySkip("[]"u8, 0, out _));
        Assert.True(WsJsonReader.TrySkip("[[]] "u8, 2, out length));
        Assert.Equal(4, length);
        Assert.False(WsJsonReader.TrySkip("[[]]"u8, 1, out _));
    }

    private static void AssertSkipped(string json) => AssertSkipped(Encoding.UTF8.GetBytes(json));

    private static void AssertSkipped(byte[] json)
    {
        var isSkipped = WsJsonReader.TrySkip(json, PayloadReader.MaxDepth, out var length) && json.AsSpan(length).IndexOfAnyExcept(" \t\r\n"u8) < 0;

        Assert.True(IsJson(json) == isSkipped, $"{(isSkipped ? "Skipped" : "Refused")}: {Encoding.UTF8.GetString(json)}");
    }

    private static bool IsJson(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = PayloadReader.MaxDepth });
        try
        {
            while (reader.Read())
            {
                // Only whether it gets to the end is of interest.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
