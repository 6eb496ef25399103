using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.Serialization.Tests;

/// <summary>The comparison itself: a codec that errs is found, and the report says all that is needed to see it again.</summary>
public sealed class HarnessTests
{
    private const int Cases = 500;

    private static readonly Agreement Order = Agreements.Of("Order");

    /// <summary>One way for a codec to err.</summary>
    public enum Fault
    {
        DropsAByte,
        WritesNumbersOtherwise,
        AcceptsAll,
        RefusesAll,
        ReadsDefaults,
        NamesTheRoot,
        Breaks,
    }

    [Theory]
    [InlineData(Fault.DropsAByte, "Written otherwise")]
    [InlineData(Fault.WritesNumbersOtherwise, "Written otherwise")]
    [InlineData(Fault.RefusesAll, "Read otherwise")]
    [InlineData(Fault.ReadsDefaults, "Read otherwise")]
    [InlineData(Fault.Breaks, "Read otherwise")]
    public void A_fault_is_found_among_values(Fault fault, string what) =>
        AssertFound(() => Order.Values.Sample(value => { Order.AssertOnValue(value, new Faulty(fault)); }, iter: Cases, threads: 1), what);

    [Theory]
    [InlineData(Fault.DropsAByte, "Written otherwise")]
    [InlineData(Fault.WritesNumbersOtherwise, "Written otherwise")]
    [InlineData(Fault.AcceptsAll, "Read otherwise")]
    [InlineData(Fault.RefusesAll, "Read otherwise")]
    [InlineData(Fault.ReadsDefaults, "Read otherwise")]
    [InlineData(Fault.NamesTheRoot, "Refused at another place")]
    [InlineData(Fault.Breaks, "Read otherwise")]
    public void A_fault_is_found_among_documents(Fault fault, string what) =>
        AssertFound(() => Order.Documents.Sample(json => { Order.AssertOn(json, new Faulty(fault)); }, iter: Cases, threads: 1), what);

    [Fact]
    public void A_seed_draws_the_same_case_again()
    {
        var failure = Assert.Throws<CsCheckException>(() => Order.Documents.Sample(json => { Order.AssertOn(json, new Faulty(Fault.AcceptsAll)); }, iter: Cases, threads: 1));
        var seed = failure.Message.Split('"')[1];

        var again = Order.Documents.Generate(PCG.Parse(seed), null, out _);

        Assert.Contains(Difference.Show(again), failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_usual_run_has_a_hundred_thousand_cases() => Assert.InRange(Sampling.UsualTotal, 100_000, 1_000_000);

    [Fact]
    public void Every_type_stands_in_one_row()
    {
        Assert.Distinct(Agreements.All.Select(agreement => agreement.Type));
        Assert.Distinct(Agreements.All.Select(agreement => agreement.ToString()));
        Assert.Distinct(Agreements.Rows.Select(row => row.Title));
    }

    [Fact]
    public void Every_message_of_the_tests_stands_in_a_row() => Assert.Equal(
        typeof(Say).Assembly.GetTypes().Where(type => type.IsDefined(typeof(WsMessageAttribute), inherit: false)).Select(type => type.FullName).Order(StringComparer.Ordinal),
        Agreements.All.Select(agreement => agreement.Type.FullName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("TreeMessage", """{"unknown":{"a":tru}}""", "The place of a syntax error in a value that is not read member by member")]
    [InlineData("Chain", """{"any":[1,]}""", "The place of a syntax error in a value that is not read member by member")]
    [InlineData("Enums", """{"color":0,"colors":[tru]}""", "The place of a syntax error in a value that is not read member by member")]
    [InlineData("Wrapping", """{"wrapped":{"sku":1}}""", "The place of a fault in a value that a converter hands on to a serializer")]
    [InlineData("Enums", """{"maybeColor":"a","color":"b"}""", "Which of several faults is named")]
    [InlineData("ValueMessage", """{"point":{},"point":{"x":"a"}}""", "Which of several faults is named")]
    [InlineData("Extension", """{"a":1,"a":2,"x":"c"}""", "Which of several faults is named")]
    [InlineData("Extensions", """{"object":{"kept":1,"a":tru}}""", "Which of several faults is named")]
    [InlineData("Maps", """{"numbers":{"a":1,"a":2,"b":"c"}}""", "Which of several faults is named")]
    [InlineData("NodeExtension", """{"node":{"a":1}}""", "Extension data that is a JsonObject")]
    [InlineData("Extension", """{"x":1,"a":"\u0041"}""", "How a JsonElement is written")]
    [InlineData("JsonDocuments", """{"document":"\u0041","maybeDocument":null}""", "How a JsonElement is written")]
    [InlineData("TreeMessage", """{"root":{"named":{"a":{},}}}""", "The place of a syntax error between the keys of a dictionary")]
    [InlineData("TreeMessage", """{"\ud800":1}""", "The place of a name that is no Unicode")]
    [InlineData("OptionalLists", """{"interfaceSet":[1,1,"a"]}""", "The place of a fault in a set, or in a collection that is populated")]
    [InlineData("Populated", """{"stack":["a"]}""", "The place of a fault in a set, or in a collection that is populated")]
    [InlineData("TreeMessage", """{"root":{"named":{"NAME":1}}}""", "The length of a path")]
    public void Every_known_difference_is_there(string message, string document, string title)
    {
        document = document.Replace("NAME", new string('x', 200), StringComparison.Ordinal);
        Tally.TakeLastKnown();

        Agreements.Of(message).AssertOn(document);

        Assert.Equal(title, Tally.TakeLastKnown());
    }

    private static void AssertFound(Action run, string what)
    {
        var failure = Assert.Throws<CsCheckException>(run);
        Assert.StartsWith("Set seed: \"", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.InnerException is not null, failure.ToString());
        Assert.StartsWith($"{what}: {typeof(Order)}\n  codec:  ", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    private sealed class Faulty(Fault fault) : ISide
    {
        Outcome<byte[]> ISide.Write<T>(T message)
        {
            var outcome = Codec.Whole.Write(message);
            return (fault, outcome.Value) switch
            {
                (Fault.DropsAByte, { } json) => new(json[..^1], null),
                (Fault.WritesNumbersOtherwise, { } json) => new(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json).Replace("1,", "1.0,", StringComparison.Ordinal)), null),
                _ => outcome,
            };
        }

        Outcome<T> ISide.Read<T>(byte[] json)
        {
            var outcome = Codec.Whole.Read<T>(json);
            return fault switch
            {
                Fault.AcceptsAll => new((T)(object)new Order("", [], default) { Placed = default }, null),
                Fault.RefusesAll when outcome.IsAccepted => new(default, new WsPayloadException("$", "", null)),
                Fault.ReadsDefaults when outcome.IsAccepted => new((T)(object)((Order)(object)outcome.Value! with { Note = "none" }), null),
                Fault.NamesTheRoot when !outcome.IsAccepted => new(default, new WsPayloadException("$.nowhere", "", null)),
                Fault.Breaks when outcome.IsAccepted => new(default, new WsPayloadException("$", "", new InvalidCastException())),
                _ => outcome,
            };
        }
    }
}
