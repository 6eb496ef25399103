namespace TypedSockets.Serialization.Tests;

/// <summary>Random documents, read, refused and written again as by the oracle. Seeds and counts: see <see cref="ValueTests"/>.</summary>
public sealed class DocumentTests
{
    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Documents_are_read_and_refused_as_by_the_oracle(string message)
    {
        var agreement = Agreements.Of(message);
        var accepted = Sampling.Run("documents", agreement.Documents, json => agreement.AssertOn(json), json => Difference.Show(json));

        Assert.InRange(accepted ?? 1, 0.3, 1);
    }
}
