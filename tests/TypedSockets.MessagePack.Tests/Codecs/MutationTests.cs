using CsCheck;
using TypedSockets.Serialization.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>Documents that were cut off or changed on their way: whatever they are, they are read or refused, and cost what they weigh.</summary>
public sealed class MutationTests
{
    /// <summary>What one byte of a document may allocate at most: an element that is an object with members and a slot in a list that grows.</summary>
    private const int MaxBytesPerByte = 512;

    /// <summary>What refusing costs, and what objects allocate that read nothing.</summary>
    private const int Overhead = 256 * 1024;

    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_document_that_is_cut_off_is_refused(string message)
    {
        var agreement = Agreements.Of(message);
        var binary = BinaryAgreement.Of(agreement);
        agreement.Values.Sample(
            value =>
            {
                var document = binary.Write(value) ?? [];
                for (var length = 0; length < document.Length; length += 1 + (document.Length / 50))
                {
                    Assert.False(binary.Read(document[..length]));
                }
            },
            iter: 20,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_document_that_is_changed_is_read_or_refused_at_a_bounded_cost(string message)
    {
        var agreement = Agreements.Of(message);
        var binary = BinaryAgreement.Of(agreement);
        Gen.Select(agreement.Values, Gen.Int, Gen.Byte, Gen.Byte, (value, where, mask, what) => (value, where, mask, what)).Sample(
            drawn =>
            {
                if (binary.Write(drawn.value) is not { Length: > 0 } document)
                {
                    return;
                }

                var index = (int)((uint)drawn.where % (uint)document.Length);
                document[index] = drawn.mask < 128 ? drawn.what : (byte)(document[index] ^ (1 << (drawn.what % 8)));
                var before = GC.GetAllocatedBytesForCurrentThread();
                binary.Read(document);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.InRange(allocated, 0, Overhead + ((long)MaxBytesPerByte * document.Length));
            },
            iter: 300,
            threads: 1);
    }
}
