using System.Text;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests;

/// <summary>The sentences that whoever sent a payload gets to read.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{"room":null,"name":"","text":"","at":""}""", "$.room: null is not allowed here")]
    [InlineData("""{"room":"","text":"","at":"2026-01-31T00:00:00Z"}""", "$: the required member 'name' is missing")]
    [InlineData("""{"room":"","room":""}""", "$.room: the member stands there twice")]
    [InlineData("""{"room":[]}""", "$.room: a string is expected here, not an array")]
    [InlineData("""{"room":"","at":"tomorrow"}""", "$.at: a date and time of ISO 8601 is expected here, not this string")]
    [InlineData("""null""", "$: null is not allowed here")]
    [InlineData("""[]""", "$: an object is expected here, not an array")]
    [InlineData("{\"room\":\"", "$.room: Expected end of string, but instead reached end of data.")]
    public void A_refusal_says_where_and_why(string json, string message) =>
        Assert.Equal(message, Codec.Read<Said>(Encoding.UTF8.GetBytes(json)).Refusal!.Message);

    [Theory]
    [InlineData("""{"a":128}""", "$.a: an integer from -128 to 127 is expected here, not this number")]
    [InlineData("""{"e":1.5}""", "$.e: a 32-bit integer is expected here, not this number")]
    [InlineData("""{"k":"1"}""", "$.k: a decimal number is expected here, not this string")]
    public void A_number_that_does_not_fit_is_told_what_would(string json, string message) =>
        Assert.Equal(message, Codec.Read<Numbers>(Encoding.UTF8.GetBytes(json)).Refusal!.Message);

    [Fact]
    public void Exceptions_of_the_users_own_constructors_stay_inside() =>
        Assert.Equal("$: the value does not fit here", Codec.Read<Picky>("""{"x":1}"""u8).Refusal!.Message);

    [Theory]
    [InlineData("""{"shape":{"$type":"star"}}""", "$.shape: its discriminator is that of no type that is known here")]
    [InlineData("""{"shape":{"name":"x"}}""", "$.shape: the object has to begin with '$type', which says of which type it is")]
    [InlineData("""{"shape":{"$type":null}}""", "$.shape.$type: null is not allowed here")]
    [InlineData("""{"shape":{"$type":"circle","$type":"circle"}}""", "$.shape.$type: this name is kept for telling types apart, by a discriminator that stands first")]
    [InlineData("""{"shape":{"$id":"1"}}""", "$.shape.$id: this name is kept for telling types apart, by a discriminator that stands first")]
    public void What_is_wrong_with_a_discriminator_is_told(string json, string message) =>
        Assert.Equal(message, Codec.Read<Shapes>(Encoding.UTF8.GetBytes(json)).Refusal!.Message);

    [Theory]
    [InlineData("""{"vehicle":{"kind":1,"towed":{"kind":2,"hasBell":true},"kind":1}}""", "$.vehicle.kind")]
    [InlineData("""{"vehicle":{"kind":1,"sticker":{"$type":"square","name":"","kind":3,"inside":{"$type":"square","name":"","kind":3}},"kind":1}}""", "$.vehicle.kind")]
    [InlineData("""{"vehicle":{"kind":1,"towed":{"wheels":3,"kind":1}}}""", "$.vehicle.towed.kind")]
    [InlineData("""{"vehicle":{"kind":1},"car":{"kind":1,"towed":{"kind":1,"plate":"a","kind":1}}}""", "$.car.towed.kind")]
    public void A_discriminator_has_its_name_to_itself_as_far_as_its_object_goes(string json, string path)
    {
        Assert.Equal(path, SystemTextJson.Read<Vehicles>(Encoding.UTF8.GetBytes(json)).Refusal!.Path);
        Assert.Equal(path, Codec.Read<Vehicles>(Encoding.UTF8.GetBytes(json)).Refusal!.Path);
    }

    [Theory]
    [InlineData("""{"distance":"far"}""", "$.distance: A distance is a number and ' km'.")]
    [InlineData("""{"distance":3}""", "$.distance: the value does not fit here")]
    [InlineData("""{"span":{}}""", "$.span: the value does not fit here")]
    [InlineData("""{"distances":{"a":"1 km","b":"1 m"}}""", "$.distances.b: A distance is a number and ' km'.")]
    public void A_converters_own_sentence_is_told_and_no_others(string json, string message) =>
        Assert.Equal(message, Codec.Read<Converters>(Encoding.UTF8.GetBytes(json)).Refusal!.Message);

    [Theory]
    [InlineData("""{"wrapped":{"sku":"a","quantity":"b"}}""", "$.wrapped.quantity: the value does not fit here")]
    [InlineData("""{"wrapped":{"sku":"a"}}""", "$.wrapped: the value does not fit here")]
    [InlineData("""{"many":[null,{"sku":"a","quantity":1,"unknown":0},{"sku":[]}]}""", "$.many[2].sku: the value does not fit here")]
    public void The_place_in_what_a_converter_hands_on_to_a_serializer_is_told(string json, string message) =>
        Assert.Equal(message, Codec.Read<Wrapping>(Encoding.UTF8.GetBytes(json)).Refusal!.Message);

    [Fact]
    public void The_missing_member_is_found_among_more_than_a_words_bits()
    {
        var members = Enumerable.Range(0, 70).Where(i => i != 68).Select(i => $"\"r{i}\":{i}");

        Assert.Equal(
            "$: the required member 'r68' is missing",
            Codec.Read<Wide>(Encoding.UTF8.GetBytes($"{{{string.Join(',', members)}}}")).Refusal!.Message);
    }
}
