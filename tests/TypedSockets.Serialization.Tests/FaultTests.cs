using CsCheck;

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
        var accepted = Sampling.Run("faulty documents", agreement.FaultyDocuments, json => agreement.AssertOn(json), json => Difference.Show(json));

        Assert.InRange(accepted ?? 0.5, 0.05, 0.9);
    }

    /// <summary>Every fault at every place of one document.</summary>
    [Theory]
    [MemberData(nameof(Messages))]
    public void Documents_with_one_fault_are_read_and_refused_as_by_the_oracle(string message)
    {
        var agreement = Agreements.Of(message);
        var (accepted, refused) = (0, 0);
        foreach (var faulty in Mutations.Of(Small(agreement)))
        {
            _ = agreement.AssertOn(faulty) ? accepted++ : refused++;
        }

        Tally.Count("documents with one fault", accepted, refused);
        Assert.NotEqual(0, accepted);
        Assert.NotEqual(0, refused);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payloads_of_the_wrong_kind_are_refused(string message)
    {
        foreach (var document in new[] { "", " ", "null", "1", "true", "\"\"", "[]", "{", "[{}]", "{}{}", "//\n{}", "\uFEFF{}" })
        {
            Assert.False(Agreements.Of(message).AssertOn(document));
        }
    }

    /// <summary>A document that the oracle reads, the same in every run, and not too long to be spoiled everywhere.</summary>
    private static byte[] Small(Agreement agreement)
    {
        const int enough = 300;
        byte[]? best = null;
        for (ulong seed = 0; seed < 300; seed++)
        {
            var document = agreement.Documents.Generate(new PCG(1, seed), null, out _);
            var isBetter = best is null || (best.Length < enough ? document.Length > best.Length && document.Length <= enough : document.Length < best.Length);
            if (isBetter && agreement.IsAccepted(document))
            {
                best = document;
            }
        }

        return best ?? throw new InvalidOperationException($"No document of {agreement} is accepted.");
    }
}
