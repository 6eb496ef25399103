using System.Text;
using System.Text.Json.Serialization;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests;

public sealed class EnumTests
{
    [Fact]
    public void Names_are_written_as_by_the_oracle()
    {
        AssertNames(Color.Red, Color.Green, Color.Blue, (Color)77, (Color)(-1));
        AssertNames(Huge.None, Huge.All, (Huge)(ulong.MaxValue - 1));
        AssertNames(Signed.Least, Signed.None, (Signed)(-1), (Signed)127);
        AssertNames(State.Open, State.Closed, (State)9);
        AssertNames(Rights.None, Rights.Read | Rights.Write, Rights.Write, (Rights)12, (Rights)(-1));
        AssertNames(Odd.Größe, Odd.Quoted, Odd.Twice, Odd.Again, Odd.Far);
        AssertNames([.. Enumerable.Range(-1, 300).Select(number => (Many)number)]);
        AssertNames((Nothing)0, (Nothing)1);
    }

    [Fact]
    public void Keys_are_written_as_by_the_oracle()
    {
        AssertKeys(Color.Blue, (Color)77, (Color)(-1));
        AssertKeys(Huge.All, (Huge)(ulong.MaxValue - 1));
        AssertKeys(State.Closed, (State)9);
        AssertKeys(Rights.Read | Rights.Write, (Rights)12);
        AssertKeys(Odd.Größe, Odd.Quoted, Odd.Twice, Odd.Far);
        AssertKeys((Nothing)1);
    }

    [Fact]
    public void Values_are_found_by_what_stands_between_the_quotes()
    {
        Assert.Equal(Color.Green, Found<Color>("Green"));
        Assert.Equal(State.Closed, Found<State>("closed-for-good"));
        Assert.Equal(Signed.Least, Found<Signed>("Least"));
        Assert.Equal(Odd.Größe, Found<Odd>("Größe"));
        Assert.Equal(Odd.Twice, Found<Odd>(Encoding.UTF8.GetString(Literal(Odd.Twice)).Trim('"')));
        Assert.Equal(Many.V257, Found<Many>("V257"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("green")]
    [InlineData("Gree")]
    [InlineData("Green ")]
    [InlineData("1")]
    [InlineData("Gr\\u0065en")]
    [InlineData("a name that is longer than any of them")]
    public void Other_texts_are_not_found(string text) => Assert.Null(Found<Color>(text));

    /// <summary>With a backslash of its own, the name is not what stands between the quotes.</summary>
    [Fact]
    public void A_name_that_must_be_escaped_is_not_found()
    {
        Assert.Null(Found<Odd>("a\\n\"b"));
        Assert.Null(Found<Odd>("a\\\\n\\\"b"));
        Assert.Null(Found<Nothing>(""));
    }

    private static T? Found<T>(string text)
        where T : struct, Enum => EnumNames<T>.TryGetValue(Encoding.UTF8.GetBytes(text), out var value) ? value : null;

    private static byte[] Literal<T>(T value)
        where T : struct, Enum => EnumNames<T>.TryGetLiteral(value, out var literal) ? literal.ToArray() : [];

    /// <summary>As the values of members, since a converter can be put only there.</summary>
    private static void AssertNames<T>(params T[] values)
        where T : struct, Enum => new Kind<Named<T>>((ref writer, named) =>
        {
            writer.WriteStartObject("{\"value\":"u8);
            writer.WriteEnumName(named.Value);
            writer.WriteEndObject();
        }).AssertOn(values.Select(value => new Named<T>(value)));

    private static void AssertKeys<T>(params T[] keys)
        where T : struct, Enum => new Kind<Dictionary<T, int>>((ref writer, entries) =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in entries)
            {
                writer.WriteEnumKey(key);
                writer.WriteInt32(value);
            }

            writer.WriteEndObject();
        }).AssertOn([keys.ToDictionary(key => key, key => 1), .. keys.Select(key => new Dictionary<T, int> { [key] = 1 })]);

    private sealed record Named<T>([property: JsonConverter(typeof(JsonStringEnumConverter))] T Value);

    private enum Nothing
    {
    }

    private enum Odd : long
    {
        Größe = 1,

        [JsonStringEnumMemberName("a\\n\"b")]
        Quoted = 5,

        Twice = 10,
        Again = Twice,
        Far = long.MinValue,
    }

    private enum Many
    {
        V0,
        V1,
        V254 = 254,
        V255,
        V256,
        V257,
    }
}
