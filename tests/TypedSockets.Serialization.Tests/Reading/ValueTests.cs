using CsCheck;

namespace TypedSockets.Serialization.Tests.Reading;

public sealed class ValueTests
{
    private const int MutatedTokens = 4000;

    [Theory]
    [MemberData(nameof(Kinds.Names), MemberType = typeof(Kinds))]
    public void Values_as_the_oracle_writes_them_are_read(string kind) => Assert.All(Kinds.All[kind].Written, Kinds.All[kind].AssertValue);

    [Theory]
    [MemberData(nameof(Kinds.Names), MemberType = typeof(Kinds))]
    public void Tokens_of_every_kind_are_read_or_refused_as_by_the_oracle(string kind)
    {
        foreach (var token in Tokens.All)
        {
            Kinds.All[kind].AssertValue(token);
            Kinds.All[kind].AssertValue($" \t\r\n{token}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds.Names), MemberType = typeof(Kinds))]
    public void Tokens_with_faults_are_read_or_refused_as_by_the_oracle(string kind)
    {
        string[] tokens = [.. Kinds.All[kind].Written, .. Kinds.All[kind].Written, .. Tokens.All];
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                Kinds.All[kind].AssertValue(Tokens.Mutate(random, tokens[random.Next(tokens.Length)]));
            },
            iter: MutatedTokens,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Kinds.KeyNames), MemberType = typeof(Kinds))]
    public void Names_are_taken_for_keys_or_refused_as_by_the_oracle(string kind)
    {
        Assert.All(Kinds.All[kind].WrittenKeys, Kinds.All[kind].AssertKey);
        foreach (var token in Tokens.Numbers.Concat(Tokens.Strings))
        {
            Kinds.All[kind].AssertKey($"\"{token}\"");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds.KeyNames), MemberType = typeof(Kinds))]
    public void Names_with_faults_are_taken_for_keys_or_refused_as_by_the_oracle(string kind)
    {
        string[] names = [.. Kinds.All[kind].WrittenKeys];
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                Kinds.All[kind].AssertKey(Tokens.Mutate(random, names[random.Next(names.Length)]));
            },
            iter: MutatedTokens / 4,
            threads: 1);
    }
}
