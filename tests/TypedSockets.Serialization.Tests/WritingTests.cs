using System.Text;
using System.Text.Json;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests;

/// <summary>Values that no document gives.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<script>&'\"\\/\u0000\u001f\u007f\u0085\u2028\uFEFF\uFFFE äöü€😀+`")]
    [InlineData("half \ud800 of a pair")]
    [InlineData("\udc00")]
    public void Text(string text) => AssertWritten(new Say(text, text));

    [Fact]
    public void A_null_that_the_annotation_rules_out_is_refused()
    {
        AssertRefused(new Say(null!, ""));
        AssertRefused(new History(null!));
        AssertRefused(new Animals(null!, new Bird { Flies = true }));
        AssertRefused(new Nulls { Maybe = "", NonNull = null! });
    }

    [Fact]
    public void Numbers_that_JSON_does_not_have_are_refused()
    {
        var numbers = new Numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        AssertRefused(numbers with { J = double.NaN });
        AssertRefused(numbers with { I = float.PositiveInfinity });
        AssertWritten(numbers with { I = float.MaxValue, J = double.Epsilon, K = decimal.MinValue });
        AssertWritten(numbers with { I = -0f, J = -0d, K = 1.00m });
    }

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\0')]
    [InlineData('"')]
    public void Letters(char letter) => AssertWritten(new OptionalValues(null, letter, null, null, null, null, null));

    [Fact]
    public void A_JsonElement_that_was_never_set_is_refused() =>
        AssertRefused(new OptionalValues(null, null, null, null, null, null, default(JsonElement)));

    [Fact]
    public void An_ImmutableArray_that_was_never_set_is_refused() =>
        AssertRefused(new Lists([], [], [], [], [], [], [], default, []));

    [Fact]
    public void Null_elements_are_written_whatever_their_annotation_says() =>
        AssertWritten(new Lists([], [null!], [null], [null], [], [null!], [], [], [null!]));

    [Fact]
    public void Enums_without_a_name_are_written_as_numbers() => AssertWritten(
        new Enums((Color)77, (Small)3, Huge.All, (Signed)(-1), (State)9, (Rights)12) { Named = (Color)5, States = [(State)(-1), State.Closed] });

    [Fact]
    public void A_derived_instance_is_written_as_what_it_is_declared() =>
        AssertWritten(new Animals(new Bird { Flies = true, Name = "robin" }, new Bird { Flies = true }));

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(40)]
    public void Depth_ends_where_the_oracles_ends(int depth) => AssertWritten(Nest(new Chain(), depth));

    /// <summary>The oracle counts a value that is not null as a level of its own, though it reads what it would not write.</summary>
    [Fact]
    public void A_value_in_the_innermost_object_is_written_where_it_can_be_read()
    {
        var message = Nest(new Chain { Any = JsonElement.Parse("1") }, PayloadReader.MaxDepth);

        var written = Codec.Write(message);

        Assert.Null(SystemTextJson.Write(message));
        Assert.Null(SystemTextJson.Read<Chain>(Encoding.UTF8.GetBytes(written!)).Refusal);
        AssertWritten(Nest(new Chain { Any = JsonElement.Parse("1") }, PayloadReader.MaxDepth - 1));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void Documents_nest_as_deep_as_for_the_oracle(int depth)
    {
        var agreement = Agreement.On<Chain>();
        var objects = string.Concat(Enumerable.Repeat("{\"next\":", depth - 1)) + "{}" + new string('}', depth - 1);
        var lists = new string('[', depth - 1) + new string(']', depth - 1);

        agreement.AssertOn(objects);
        agreement.AssertOn($"{{\"any\":{lists}}}");
        agreement.AssertOn($"{{\"unknown\":{lists}}}");
    }

    private static Chain Nest(Chain innermost, int depth) =>
        Enumerable.Range(1, depth - 1).Aggregate(innermost, (chain, _) => new Chain { Next = chain });

    private static void AssertWritten<T>(T message)
        where T : IWsMessage<T> => Assert.Equal(SystemTextJson.Write(message), Codec.Write(message));

    private static void AssertRefused<T>(T message)
        where T : IWsMessage<T>
    {
        Assert.Null(SystemTextJson.Write(message));
        Assert.Null(Codec.Write(message));
    }
}
