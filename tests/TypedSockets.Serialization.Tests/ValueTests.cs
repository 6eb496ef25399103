namespace TypedSockets.Serialization.Tests;

/// <summary>
/// Random values: both sides write the same bytes or both refuse, and each reads what the other wrote. A case that fails
/// is printed with its seed. <c>TYPEDSOCKETS_SEED=seed</c> in the environment runs that case alone for each type, and
/// <c>TYPEDSOCKETS_CASES=n</c> runs that many cases for each type instead of the usual some thousand.
/// </summary>
public sealed class ValueTests
{
    public static IEnumerable<TheoryDataRow<string>> Messages => Agreements.Names;

    [Theory]
    [MemberData(nameof(Messages))]
    public void Values_are_written_and_refused_as_by_the_oracle(string message)
    {
        var agreement = Agreements.Of(message);
        var accepted = Sampling.Run("values", agreement.Values, value => agreement.AssertOnValue(value), value => $"{value}");

        Assert.InRange(accepted ?? 1, 0.5, 1);
    }
}
