using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>Values that a converter or a contract of <c>System.Text.Json</c> reads.</summary>
public sealed class ForeignTests
{
    [Theory]
    [InlineData("[1,2]", "x", 3)]
    [InlineData(" [ 1 , 2 ] ", "x", 3)]
    [InlineData("[]", "x", 0)]
    public void A_converter_reads_its_value_and_no_more(string value, string text, int sum)
    {
        var result = Payload.Read(
            Encoding.UTF8.GetBytes($"[{value},\"{text}\"]"),
            (ref reader) =>
            {
                reader.StartArray();
                reader.NextElement();
                var number = reader.ReadWith(new SumConverter());
                reader.NextElement();
                return (number?.Value, reader.ReadString(), reader.NextElement());
            });

        Assert.Equal((sum, text, false), result);
    }

    [Theory]
    [InlineData("[1,2")]
    [InlineData("[1,2}")]
    [InlineData("[1,\"x\"]")]
    [InlineData("[1,[2]]")]
    public void What_it_leaves_or_does_not_take_is_refused(string value) => Assert.Throws<WsPayloadException>(
        () => Payload.Read(Encoding.UTF8.GetBytes(value), (ref reader) => reader.ReadWith(new SumConverter())));

    [Theory]
    [InlineData("""{"a":1,"b":2}""")]
    [InlineData("""{"a":1}""")]
    public void A_converter_that_reads_on_behind_its_value_is_refused_as_by_the_oracle(string value)
    {
        var options = new JsonSerializerOptions { Converters = { new GreedyConverter() } };
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, int>>(value, options));

        Assert.Throws<WsPayloadException>(() => Payload.Read(
            Encoding.UTF8.GetBytes(value),
            (ref reader) =>
            {
                reader.StartObject();
                reader.NextName(out _);
                return reader.ReadWith(new GreedyConverter());
            }));
    }

    [Fact]
    public void Null_is_for_converters_that_handle_it()
    {
        Assert.Null(Payload.Read("null"u8, (ref reader) => reader.ReadWith(new SumConverter())));
        Assert.Equal("was null", Payload.Read("null"u8, (ref reader) => reader.ReadWith(new NullConverter())));
        Assert.Equal(-1, Payload.Read("null"u8, (ref reader) => reader.ReadWith(new NumberConverter())));
    }

    [Fact]
    public void Null_that_is_not_allowed_is_blamed_on_the_value()
    {
        static Sum Read(ref WsJsonReader reader)
        {
            reader.StartArray();
            reader.NextElement();
            reader.Skip();
            reader.NextElement();
            return reader.ReadWith(new SumConverter()) ?? throw reader.NullValue();
        }

        var refusal = Assert.Throws<WsPayloadException>(() => Payload.Read("[1, null, 3]"u8, Read));

        Assert.Equal("$[1]: null is not allowed here", refusal.Message);
    }

    [Theory]
    [InlineData("""{"sku":"a","quantity":2,"price":1.50}""")]
    [InlineData(""" { "quantity":2 , "sku":"a" } """)]
    [InlineData("""{"sku":"a"}""")]
    [InlineData("""{"sku":null,"quantity":2}""")]
    [InlineData("""{"sku":"a","quantity":2,"quantity":2}""")]
    [InlineData("""[]""")]
    public void A_contract_reads_what_the_oracle_reads(string json)
    {
        var type = (JsonTypeInfo<Line>)SystemTextJson.Options.GetTypeInfo(typeof(Line));
        var (expected, refusal) = SystemTextJson.Read<Line>(Encoding.UTF8.GetBytes(json));
        Line? Read() => Payload.Read(Encoding.UTF8.GetBytes(json), (ref reader) => reader.ReadWith(type));

        if (refusal is null)
        {
            Assert.Equal(expected, Read());
        }
        else
        {
            Assert.Equal($"{refusal.Path}: the value does not fit here", Assert.Throws<WsPayloadException>(Read).Message);
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void The_depth_of_a_foreign_value_is_counted_from_the_payload(int depth)
    {
        var json = Encoding.UTF8.GetBytes(new string('[', depth + 1) + new string(']', depth + 1));
        int Read() => Payload.Read(json, (ref reader) =>
        {
            reader.StartArray();
            reader.NextElement();
            var length = reader.ReadJsonElement().GetRawText().Length;
            return reader.NextElement() ? 0 : length;
        });

        if (depth < PayloadReader.MaxDepth)
        {
            Assert.Equal(2 * depth, Read());
        }
        else
        {
            Assert.Throws<WsPayloadException>(() => Read());
        }
    }

    private sealed record Sum(int Value);

    private sealed class SumConverter : JsonConverter<Sum>
    {
        public override Sum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var sum = 0;
            while (reader.Read() && reader.TokenType is JsonTokenType.Number)
            {
                sum += reader.GetInt32();
            }

            return new Sum(sum);
        }

        public override void Write(Utf8JsonWriter writer, Sum value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class NullConverter : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Null ? "was null" : "";

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class NumberConverter : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Null ? -1 : reader.GetInt32();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class GreedyConverter : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            int value = reader.GetInt32();
            reader.Read();
            return value;
        }

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
    }
}
