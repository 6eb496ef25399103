using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Objects, arrays and what stands between their members, read by hand-written codecs.</summary>
public sealed class StructureTests
{
    private const string Said = """{"room":"lobby","name":"Ada","text":"hi \u00e4 ä","at":"2026-01-31T23:59:59Z"}""";

    private const string Tree = """{"root":{"value":-1,"children":[{"value":2},null,{"children":[]},{}],"named":{"a":{"value":4},"\u00e4\n":{"named":{}},"":{},"a name that is longer than a vector":{"value":5}}}}""";

    [Theory]
    [InlineData(Said)]
    [InlineData("""{"at":"2026-01-31T23:59:59Z","text":"","name":"","room":""}""")]
    [InlineData("""{"unknown":{"a":[1,"x",null,{}]},"room":"","unknown":1,"name":"","text":"","unknown":"\ud800","at":"2026-01-31T23:59:59Z","":0}""")]
    [InlineData("""{"\u0072oom":"","n\u0061me":"","tex\u0074":"","\u0061\u0074":"2026-01-31T23:59:59Z"}""")]
    [InlineData("""{"room":"","\ud800":"","name":"","text":"","at":"2026-01-31T23:59:59Z"}""")]
    [InlineData("""{"room":"","\udc00\ud800":"","name":"","text":"","at":"2026-01-31T23:59:59Z"}""")]
    [InlineData("""{"room":"","\ud83d\ude00":"","name":"","text":"","at":"2026-01-31T23:59:59Z"}""")]
    public void Members_come_in_any_order_among_others(string json)
    {
        AssertSaid(Encoding.UTF8.GetBytes(json));
        AssertSaid(Encoding.UTF8.GetBytes(Spread(json, " ")));
        AssertSaid(Encoding.UTF8.GetBytes(Spread(json, "\r\n\t                    ")));
    }

    [Fact]
    public void White_space_may_stand_between_all_tokens()
    {
        foreach (var space in new[] { "", " ", "\n", "\t\r\n ", new string(' ', 15), new string('\n', 16), new string('\t', 17), new string(' ', 40) })
        {
            AssertSaid(Encoding.UTF8.GetBytes(Spread(Said, space)));
            AssertTree(Encoding.UTF8.GetBytes(Spread(Tree, space)));
        }
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("unknown\\n")]
    public void Unknown_names_of_invalid_UTF_8_are_skipped_as_by_the_oracle(string name)
    {
        AssertRead<Said>([.. "{\""u8, .. Encoding.UTF8.GetBytes(name), 0xC3, .. "\":1,"u8, .. Encoding.UTF8.GetBytes(Said)[1..]], HandWritten.ReadSaid);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\u0085")]
    [InlineData("\u00a0")]
    [InlineData("\uFEFF")]
    [InlineData("/**/")]
    [InlineData(",")]
    [InlineData("x")]
    public void Nothing_else_may(string text)
    {
        for (var at = 0; at <= Said.Length; at++)
        {
            AssertSaid(Encoding.UTF8.GetBytes(Said.Insert(at, text)));
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        foreach (var json in new[] { Said, Spread(Said, " "), Spread(Said, new string(' ', 20)) }.Select(text => Encoding.UTF8.GetBytes(text.TrimEnd())))
        {
            for (var length = 0; length < json.Length; length++)
            {
                Assert.NotNull(Read<Said>(json[..length], HandWritten.ReadSaid).Refusal);
                AssertSaid(json[..length]);
            }
        }

        var tree = Encoding.UTF8.GetBytes(Tree);
        for (var length = 0; length < tree.Length; length++)
        {
            Assert.NotNull(Read<TreeMessage>(tree[..length], HandWritten.ReadTreeMessage).Refusal);
            AssertTree(tree[..length]);
        }
    }

    [Fact]
    public void Documents_with_one_fault_are_read_or_refused_as_by_the_oracle()
    {
        foreach (var mutated in Mutations.Of(Encoding.UTF8.GetBytes(Said)))
        {
            AssertSaid(mutated);
        }

        foreach (var mutated in Mutations.Of(Encoding.UTF8.GetBytes(Tree)))
        {
            AssertTree(mutated);
        }
    }

    [Fact]
    public void Documents_with_some_faults_are_read_or_refused_as_by_the_oracle() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            AssertSaid(Tokens.Mutate(random, Said));
            AssertTree(Tokens.Mutate(random, Tree));
        },
        iter: 20_000,
        threads: 1);

    [Fact]
    public void Random_documents_are_read_or_refused_as_by_the_oracle() => Gen.Int.Sample(
        seed =>
        {
            AssertSaid(Encoding.UTF8.GetBytes(new Documents(new Random(seed), isTame: seed % 4 == 0).For(typeof(Said))));
            AssertTree(Encoding.UTF8.GetBytes(new Documents(new Random(seed), isTame: seed % 4 == 0).For(typeof(TreeMessage))));
        },
        iter: 2000,
        threads: 1);

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void Documents_nest_as_deep_as_for_the_oracle(int depth)
    {
        var objects = string.Concat(Enumerable.Repeat("{\"next\":", depth - 1)) + "{}" + new string('}', depth - 1);
        var spread = string.Concat(Enumerable.Repeat("{ \"next\":", depth - 1)) + " { }" + new string('}', depth - 1);
        var innermost = string.Concat(Enumerable.Repeat("{\"next\":", depth - 1)) + "{\"next\":null}" + new string('}', depth - 1);
        var lists = new string('[', depth - 1) + new string(']', depth - 1);
        foreach (var json in new[] { objects, spread, innermost, $"{{\"any\":{lists}}}", $"{{\"unknown\":{lists}}}", $"{{\"next\":{{\"unknown\":{lists[1..^1]}}}}}" }.Select(Encoding.UTF8.GetBytes))
        {
            AssertRead(json, HandWritten.ReadChain);
            Assert.Equal(depth <= PayloadReader.MaxDepth, Read<Chain>(json, HandWritten.ReadChain).Refusal is null);
        }
    }

    private static void AssertSaid(byte[] json) => AssertRead(json, HandWritten.ReadSaid);

    private static void AssertTree(byte[] json) => AssertRead(json, HandWritten.ReadTreeMessage);

    private static void AssertRead<T>(byte[] json, Payload.ReadValue<T> read)
        where T : IWsMessage<T>
    {
        var (expected, expectedRefusal) = SystemTextJson.Read<T>(json);
        var (actual, actualRefusal) = Read(json, read);
        Assert.True(expectedRefusal is null == actualRefusal is null, $"{actualRefusal?.Message ?? "Read"}, by the oracle {expectedRefusal?.Message ?? "read"}: {Encoding.UTF8.GetString(json)}");
        if (expectedRefusal is null)
        {
            Assert.Equal(SystemTextJson.Write(expected!), SystemTextJson.Write(actual!));
        }

        if (Utf8.IsValid(json))
        {
            // Generated codecs blame the same place for the same reason.
            Assert.Equal(Codec.Read<T>(json).Refusal?.Message, actualRefusal?.Message);
        }
    }

    private static (T? Value, JsonException? Refusal) Read<T>(byte[] json, Payload.ReadValue<T> read)
    {
        try
        {
            return (Payload.Read(json, read), null);
        }
        catch (WsPayloadException exception)
        {
            return (default, exception);
        }
    }

    /// <summary>The same document with something between all of its tokens.</summary>
    private static string Spread(string json, string space)
    {
        var spread = new StringBuilder();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var end = 0L;
        var bytes = Encoding.UTF8.GetBytes(json);
        while (reader.Read())
        {
            // Commas stand before tokens, colons are consumed with names.
            var between = Encoding.UTF8.GetString(bytes[(int)end..(int)reader.TokenStartIndex]);
            end = reader.BytesConsumed;
            var token = Encoding.UTF8.GetString(bytes[(int)reader.TokenStartIndex..(int)end]);
            spread.Append(between).Append(space);
            spread.Append(reader.TokenType is JsonTokenType.PropertyName ? $"{token[..^1]}{space}:" : token).Append(space);
        }

        return spread.ToString();
    }
}
