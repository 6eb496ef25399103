using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests.Reading;

/// <summary>The sentences that whoever sent a payload gets to read.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{"room":null,"name":"","text":"","at":""}""", "$.room: null is not allowed here")]
    [InlineData("""{"room":"","text":"","at":"2026-01-31T00:00:00Z"}""", "$: the required member 'name' is missing")]
    [InlineData("""{"room":"","room":""}""", "$.room: the member stands there twice")]
    [InlineData("""{"name":"","room":"","name": ""}""", "$.name: the member stands there twice")]
    [InlineData("""{"room":[]}""", "$.room: a string is expected here, not an array")]
    [InlineData("""{"room":{}}""", "$.room: a string is expected here, not an object")]
    [InlineData("""{"room": true}""", "$.room: a string is expected here, not true")]
    [InlineData("""{"room":false}""", "$.room: a string is expected here, not false")]
    [InlineData("""{"room":-1}""", "$.room: a string is expected here, not this number")]
    [InlineData("""{"room":"\ud800"}""", "$.room: the value does not fit here")]
    [InlineData("""{"at":"tomorrow"}""", "$.at: a date and time of ISO 8601 is expected here, not this string")]
    [InlineData("""null""", "$: null is not allowed here")]
    [InlineData("""[]""", "$: an object is expected here, not an array")]
    [InlineData("{\"room\":\"", "$.room: Expected end of string, but instead reached end of data.")]
    [InlineData("{\"x\":\"\\y\"}", "$.x: 'y' is an invalid escapable character within a JSON string. The string should be correctly escaped.")]
    public void A_refusal_says_where_and_why(string json, string message) => AssertRefused(json, HandWritten.ReadSaid, message);

    [Theory]
    [InlineData("""{"root":{"children":[{},{"value":true}]}}""", "$.root.children[1].value")]
    [InlineData("""{"root":{"named":{"we ird":{"value":""}}}}""", "$.root.named['we ird'].value")]
    [InlineData("""{"root":{"named":{"\u00e4\n":{"value":""}}}}""", "$.root.named['ä\n'].value")]
    [InlineData("""{"root":{"value":1,"value":2}}""", "$.root.value")]
    [InlineData("""{"root":{"named":{"k":{},"k":{}}}}""", "$.root.named.k")]
    [InlineData("""{"root":{"children":[[]]}}""", "$.root.children[0]")]
    [InlineData("""{"root":null}""", "$.root")]
    [InlineData("""{"unknown":[{"a":1}],"root":3}""", "$.root")]
    [InlineData("""{}""", "$")]
    [InlineData("""{"root":{"children":[{},]}}""", "$.root.children[1]")]
    [InlineData("""{"root":{"value":1,}}""", "$.root")]
    [InlineData("""{"root":{"value":1""", "$.root.value")]
    [InlineData("""{"root":{}} x""", "$")]
    [InlineData("""{"root":{"value":nul}}""", "$.root.value")]
    public void The_path_of_a_fault_is_the_oracles(string json, string path)
    {
        Assert.Equal(path, SystemTextJson.Read<TreeMessage>(Encoding.UTF8.GetBytes(json)).Refusal!.Path);
        Assert.Equal(path, Refusal(json, HandWritten.ReadTreeMessage).Path);
    }

    [Theory]
    [InlineData("""{"x":1}""", "$: the value does not fit here")]
    [InlineData("""{"x":1 } """, "$: the value does not fit here")]
    public void Exceptions_of_the_users_own_constructors_stay_inside(string json, string message) => AssertRefused(json, HandWritten.ReadPicky, message);

    [Fact]
    public void A_constructor_that_throws_is_blamed_on_its_object()
    {
        static int Read(ref WsJsonReader reader)
        {
            var sum = 0;
            for (reader.StartArray(); reader.NextElement();)
            {
                sum += HandWritten.ReadPicky(ref reader).X;
            }

            return sum;
        }

        AssertRefused("""[{"x":10},{"x":1},{"x":11}]""", Read, "$[1]: the value does not fit here");
        AssertRefused("""[{"x":10},{"x":1}]""", Read, "$[1]: the value does not fit here");
    }

    [Fact]
    public void Keys_are_blamed_where_they_stand()
    {
        static int Read(ref WsJsonReader reader)
        {
            for (reader.StartObject(); reader.NextName(out var name);)
            {
                reader.ReadInt32Key(name);
                reader.Skip();
            }

            return 0;
        }

        AssertRefused("""{"1":[1,2],"one":2}""", Read, "$.one: a 32-bit integer is expected here, not this key");
        AssertRefused("""{"1":1, "2147483648":2}""", Read, "$.2147483648: a 32-bit integer is expected here, not this key");
    }

    [Fact]
    public void Members_that_are_not_allowed_are_named()
    {
        static int Read(ref WsJsonReader reader)
        {
            reader.StartObject();
            return reader.NextName(out var name) ? throw reader.Unmapped(name) : 0;
        }

        AssertRefused("""{"\u00e4 b":1}""", Read, "$['ä b']: no member 'ä b' is allowed here");
    }

    [Fact]
    public void The_first_of_the_missing_members_is_named()
    {
        static int Read(ref WsJsonReader reader)
        {
            reader.StartObject();
            reader.NextName(out _);
            throw reader.MissingMember(0b1_0010, 0b1001_0110, "one", "two", "four", "seven");
        }

        AssertRefused("{}", Read, "$: the required member 'two' is missing");
    }

    [Fact]
    public void Converters_that_throw_are_blamed_on_their_value()
    {
        static int Read(ref WsJsonReader reader)
        {
            reader.StartArray();
            reader.NextElement();
            reader.Skip();
            reader.NextElement();
            return reader.ReadWith(new Converter());
        }

        AssertRefused("""["x",  "thrown"]""", Read, "$[1]: the value does not fit here");
        AssertRefused("""["x", {"a":1}]""", Read, "$[1]: the value does not fit here");
        AssertRefused("""["x", [1,}]""", Read, "$[1][1]: '}' is an invalid start of a value.");
    }

    private static void AssertRefused<T>(string json, Payload.ReadValue<T> read, string message) => Assert.Equal(message, Refusal(json, read).Message);

    private static WsPayloadException Refusal<T>(string json, Payload.ReadValue<T> read) =>
        Assert.Throws<WsPayloadException>(() => Payload.Read(Encoding.UTF8.GetBytes(json), read));

    private sealed class Converter : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String ? int.Parse(reader.GetString()!, provider: null) : 0;

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
