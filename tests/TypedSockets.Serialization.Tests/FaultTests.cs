namespace TypedSockets.Serialization.Tests;

/// <summary>Documents with a fault in them, read or refused as by the oracle. Seeds and counts: see <see cref="ValueTests"/>.</summary>
public sealed class FaultTests
{
    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Faulty_documents_are_read_and_refused_as_by_the_oracle(string message)
    {
        var agreement = Agreements.Of(message);
        Sampling.Run("faulty documents", agreement.FaultyDocuments, json => agreement.AssertOn(json), json => Difference.Show(json));
    }
}
