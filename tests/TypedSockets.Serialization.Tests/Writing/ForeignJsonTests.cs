using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>JSON that others read or wrote.</summary>
public sealed class ForeignJsonTests
{
    private static readonly ReadOnlyMemory<byte> InvalidUtf8 = new([(byte)'"', 0xFF, (byte)'"']);
    private static readonly double[] Numbers = [1.5];
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [InlineData("null")]
    [InlineData("\"\\u0041ä<\\/\"")]
    [InlineData("[ 1.0, 1e2 ,\n{ \"a\" : { } , \"a\" : [] } ]")]
    [InlineData("-0")]
    public void An_element_is_written_as_it_was_read(string json)
    {
        Assert.Equal(json, Written.By((ref writer) => writer.WriteJsonElement(JsonElement.Parse(json))));
        Assert.Equal(json, Written.By((ref writer) => writer.WriteJsonDocument(JsonDocument.Parse(json))));
    }

    [Theory]
    [InlineData("[1,]", "[1]")]
    [InlineData("{\"a\":/* why */1}", "{\"a\":1}")]
    [InlineData("[ \"ä\" // end\n]", "[\"\\u00E4\"]")]
    public void An_element_that_is_no_plain_JSON_is_written_as_by_the_oracle(string json, string expected)
    {
        using var document = JsonDocument.Parse(json, Lenient);

        Assert.Equal(expected, Written.By((ref writer) => writer.WriteJsonElement(document.RootElement)));
        Assert.Equal(expected, SystemTextJson.Write(document));
    }

    [Fact]
    public void An_element_of_invalid_UTF8_is_written_as_by_the_oracle()
    {
        using var document = JsonDocument.Parse(InvalidUtf8);

        Assert.Equal(SystemTextJson.Write(document), Written.By((ref writer) => writer.WriteJsonElement(document.RootElement)));
    }

    [Fact]
    public void An_element_that_was_never_set_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Written.By((ref writer) => writer.WriteJsonElement(default)));

    [Theory]
    [InlineData("[\"\\u0041ä<\", 1.0 ,{ \"a\" : null}]")]
    [InlineData("1e2")]
    [InlineData("true")]
    public void A_node_is_written_as_by_the_oracle(string json)
    {
        var node = JsonNode.Parse(json)!;

        Assert.Equal(SystemTextJson.Write(node), Written.By((ref writer) => writer.WriteJsonNode(node)));
    }

    [Fact]
    public void A_node_of_values_is_written_as_by_the_oracle()
    {
        var node = new JsonObject { ["ä"] = 1.5m, ["b"] = JsonValue.Create(Numbers), ["c"] = null, ["d"] = JsonValue.Create("<") };

        Assert.Equal(SystemTextJson.Write(node), Written.By((ref writer) => writer.WriteJsonNode(node)));
    }

    [Theory]
    [InlineData(30, 2, true)]
    [InlineData(30, 3, false)]
    [InlineData(31, 1, true)]
    [InlineData(31, 2, false)]
    [InlineData(32, 0, true)]
    [InlineData(32, 1, false)]
    [InlineData(0, 32, true)]
    [InlineData(0, 33, false)]
    public void Foreign_JSON_nests_no_deeper_than_is_left(int levels, int foreignLevels, bool isWritten)
    {
        var json = new string('[', foreignLevels) + "1" + new string(']', foreignLevels);
        var raw = new RawConverter(json);

        AssertNested(levels, json, isWritten, (ref writer) => writer.WriteJsonElement(JsonElement.Parse(json)));
        AssertNested(levels, json, isWritten, (ref writer) => writer.WriteJsonNode(JsonNode.Parse(json)));
        AssertNested(levels, json, isWritten, (ref writer) => writer.WriteWith(raw, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("1 2")]
    [InlineData("{\"a\":1")]
    [InlineData("[1,]")]
    [InlineData("\"a\":1")]
    [InlineData("nul")]
    [InlineData("[}")]
    [InlineData("1//")]
    public void A_converter_that_does_not_write_one_value_is_refused(string json)
    {
        var exception = Assert.Throws<JsonException>(() => Written.By((ref writer) => writer.WriteWith(new RawConverter(json), 0)));

        Assert.Contains(nameof(RawConverter), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_converter_that_writes_too_many_or_too_few_tokens_is_refused()
    {
        AssertRefused(new TokensConverter(_ => { }));
        AssertRefused(new TokensConverter(writer => { writer.WriteNumberValue(1); writer.WriteNumberValue(2); }));
        AssertRefused(new TokensConverter(writer => writer.WriteStartArray()));
        AssertRefused(new TokensConverter(writer => writer.WritePropertyName("a")));
        AssertRefused(new TokensConverter(writer => { writer.WriteStartObject(); writer.WriteEndArray(); }));
    }

    [Fact]
    public void A_converter_that_writes_invalid_UTF8_is_refused() =>
        AssertRefused(new TokensConverter(writer => writer.WriteRawValue(InvalidUtf8.Span, skipInputValidation: true)));

    [Fact]
    public void What_a_converter_throws_comes_through_and_the_next_value_is_written()
    {
        var failing = new TokensConverter(writer =>
        {
            writer.WriteStartArray();
            throw new NotSupportedException();
        });

        Assert.Throws<NotSupportedException>(() => Written.By((ref writer) => writer.WriteWith(failing, 0)));
        Assert.Equal("1", Written.By((ref writer) => writer.WriteWith(new RawConverter("1"), 0)));
    }

    [Fact]
    public void A_converter_may_write_a_message_of_its_own_in_between()
    {
        var outer = new TokensConverter(writer =>
        {
            writer.WriteStartArray();
            writer.WriteRawValue(Written.By((ref inner) => inner.WriteWith(new RawConverter("{}"), 0)));
            writer.WriteEndArray();
        });

        Assert.Equal("[{}]", Written.By((ref writer) => writer.WriteWith(outer, 0)));
    }

    [Fact]
    public void Null_is_written_without_its_converter_unless_that_asks_for_it()
    {
        Assert.Equal("null", Written.By((ref writer) => writer.WriteWith(JsonMetadataServices.VersionConverter, null!)));
        Assert.Equal("\"none\"", Written.By((ref writer) => writer.WriteWith(new NullConverter(), null)));
    }

    [Fact]
    public void A_converter_may_call_the_serializer_with_the_options_it_is_given()
    {
        var nested = new NestedConverter();

        Assert.Equal("{\"aName\":[1.5]}", Written.By((ref writer) => writer.WriteWith(nested, 0)));
    }

    [Fact]
    public void A_type_that_the_serializer_knows_is_written_as_by_it()
    {
        var type = (JsonTypeInfo<Dictionary<string, double[]>>)SystemTextJson.Options.GetTypeInfo(typeof(Dictionary<string, double[]>));
        var value = new Dictionary<string, double[]> { ["ä"] = [1, 0.5], ["b"] = [] };

        Assert.Equal(SystemTextJson.Write(value), Written.By((ref writer) => writer.WriteWith(type, value)));
        Assert.Equal("null", Written.By((ref writer) => writer.WriteWith(type, null!)));
        AssertNested(31, "", isWritten: false, (ref writer) => writer.WriteWith(type, value));
    }

    private static void AssertRefused(JsonConverter<int> converter) =>
        Assert.Throws<JsonException>(() => Written.By((ref writer) => writer.WriteWith(converter, 0)));

    private static void AssertNested(int levels, string json, bool isWritten, Write write)
    {
        string Nested() => Written.By((ref writer) =>
        {
            for (var level = 0; level < levels; level++)
            {
                writer.WriteStartArray();
            }

            write(ref writer);
            for (var level = 0; level < levels; level++)
            {
                writer.WriteEndArray();
            }
        });

        if (isWritten)
        {
            Assert.Equal(new string('[', levels) + json + new string(']', levels), Nested());
        }
        else
        {
            Assert.IsAssignableFrom<Exception>(Record.Exception(Nested));
        }
    }

    /// <summary>Writes a text without looking at it.</summary>
    private sealed class RawConverter(string json) : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options)
        {
            if (json.Length > 0)
            {
                writer.WriteRawValue(json, skipInputValidation: true);
            }
        }
    }

    private sealed class TokensConverter(Action<Utf8JsonWriter> write) : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => write(writer);
    }

    private sealed class NullConverter : JsonConverter<string?>
    {
        public override bool HandleNull => true;

        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue("none");
    }

    private sealed class NestedConverter : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options)
        {
            Assert.NotNull(options.GetTypeInfo(typeof(double[])));
            JsonSerializer.Serialize(writer, new { AName = Numbers }, options);
        }
    }
}
