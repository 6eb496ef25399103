using TypedSockets.Interop.Tests;
using TypedSockets.Serialization.Tests;

namespace TypedSockets.MessagePack.Tests;

/// <summary>
/// Random values of every type that codecs are made for, back and forth between the codecs and the MessagePack library of npm.
/// A case that fails is printed with its seed, which <c>TYPEDSOCKETS_SEED=seed</c> runs again.
/// </summary>
public sealed class NpmLibraryTests(NpmLibrary library) : IClassFixture<NpmLibrary>
{
    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_JavaScript_has_read_and_written_is_the_same_here(string message)
    {
        Requirements.RequireNode();
        var agreement = Agreements.Of(message);
        var binary = BinaryAgreement.Of(agreement);
        var accepted = Sampling.Run("values that JavaScript passes on", agreement.Values, value => binary.AssertOnPassing(value, library.PassOn), value => $"{value}", oneIn: 5);

        Assert.InRange(accepted ?? 1, 0.5, 1);
    }
}
