using System.Text;
using CsCheck;

namespace TypedSockets.Serialization.Tests;

public sealed class OracleTests
{
    private const int RandomDocuments = 400;

    private const int MutatedDocuments = 3;

    private const int MaxMutatedLength = 2000;

    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Random_documents_are_read_written_and_refused_as_by_the_oracle(string message)
    {
        var agreement = Agreements.Of(message);
        Gen.Int.Sample(
            seed =>
            {
                var document = new Documents(new Random(seed), isTame: seed % 4 == 0).For(agreement.Type);
                agreement.AssertOn(document);
            },
            iter: RandomDocuments,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Documents_with_one_fault_are_read_or_refused_as_by_the_oracle(string message)
    {
        var agreement = Agreements.Of(message);
        foreach (var document in Accepted(agreement).Take(MutatedDocuments))
        {
            foreach (var mutated in Mutations.Of(document))
            {
                agreement.AssertOn(mutated);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payloads_of_the_wrong_kind_are_refused(string message)
    {
        foreach (var document in new[] { "", " ", "null", "1", "true", "\"\"", "[]", "{", "[{}]", "{}{}", "//\n{}", "\uFEFF{}" })
        {
            Agreements.Of(message).AssertOn(document);
        }
    }

    /// <summary>Random documents that the oracle reads, the same in every run.</summary>
    private static IEnumerable<byte[]> Accepted(Agreement agreement)
    {
        var found = 0;
        for (var seed = 0; seed < 200 && found < MutatedDocuments; seed++)
        {
            var document = Encoding.UTF8.GetBytes(new Documents(new Random(seed), isTame: true).For(agreement.Type));
            if (document.Length <= MaxMutatedLength && agreement.IsAccepted(document))
            {
                found++;
                yield return document;
            }
        }

        Assert.NotEqual(0, found);
    }
}
