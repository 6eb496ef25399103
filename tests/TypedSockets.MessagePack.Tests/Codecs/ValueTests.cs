using TypedSockets.Serialization.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>
/// Random values and documents of every type that codecs are made for. What MessagePack makes of them is what JSON makes of
/// them. A case that fails is printed with its seed, which <c>TYPEDSOCKETS_SEED=seed</c> runs again.
/// </summary>
public sealed class ValueTests
{
    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Values_are_written_and_read_as_they_are_as_JSON(string message)
    {
        var agreement = Agreements.Of(message);
        var binary = BinaryAgreement.Of(agreement);
        var accepted = Sampling.Run("values", agreement.Values, binary.AssertOnValue, value => $"{value}");

        Assert.InRange(accepted ?? 1, 0.5, 1);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Documents_are_read_and_refused_as_they_are_as_JSON(string message)
    {
        var agreement = Agreements.Of(message);
        var binary = BinaryAgreement.Of(agreement);
        var accepted = Sampling.Run("documents", agreement.Documents, json => !IsJson(json) || binary.AssertOnDocument(json), json => Difference.Show(json));

        Assert.InRange(accepted ?? 1, 0.3, 1);
    }

    private static bool IsJson(byte[] json)
    {
        try
        {
            Documents.FromJson(json);
            return true;
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
