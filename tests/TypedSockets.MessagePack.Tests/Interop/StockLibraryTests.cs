using System.Text;
using MessagePack;
using TypedSockets.Serialization.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>
/// Random values of every type that codecs are made for, back and forth between the codecs and the stock library, which knows
/// nothing of the types. A case that fails is printed with its seed, which <c>TYPEDSOCKETS_SEED=seed</c> runs again.
/// </summary>
public sealed class StockLibraryTests
{
    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_is_written_here_is_to_the_stock_library_what_JSON_says(string message) =>
        Run(message, "values that the stock library reads", static (binary, value) => binary.AssertOnReader(value, Read));

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_the_stock_library_has_read_and_written_is_the_same_here(string message) =>
        Run(message, "values that the stock library passes on", static (binary, value) => binary.AssertOnPassing(value, static document => MessagePackSerializer.Serialize(Read(document))));

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_the_stock_library_makes_of_JSON_is_the_same_here(string message) => Run(
        message,
        "values of which the stock library has the JSON",
        static (binary, value) => binary.AssertOnConverter(value, static json => MessagePackSerializer.ConvertFromJson(Encoding.UTF8.GetString(json)), Read));

    private static object? Read(byte[] document) => MessagePackSerializer.Deserialize<object?>(document);

    private static void Run(string message, string kind, Func<BinaryAgreement, object, bool> assert)
    {
        var agreement = Agreements.Of(message);
        var binary = BinaryAgreement.Of(agreement);
        var accepted = Sampling.Run(kind, agreement.Values, value => assert(binary, value), value => $"{value}", oneIn: 5);

        Assert.InRange(accepted ?? 1, 0.5, 1);
    }
}
