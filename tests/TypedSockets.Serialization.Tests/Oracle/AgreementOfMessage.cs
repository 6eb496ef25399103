using System.Text.Json.Serialization.Metadata;

namespace TypedSockets.Serialization.Tests;

/// <summary>Compares codec and oracle on messages of one type.</summary>
internal sealed class Agreement<T> : Agreement
    where T : IWsMessage<T>
{
    public override Type Type => typeof(T);

    private ISide Oracle => field ??= new SystemTextJson(Options);

    private JsonTypeInfo Message => field ??= Options.GetTypeInfo(typeof(T));

    public override bool IsAccepted(byte[] json) => Oracle.Read<T>(json).IsAccepted;

    public override bool AssertOnValue(object value, ISide? codec = null)
    {
        var expected = Oracle.Write((T)value);
        var actual = AssertWritten((T)value, expected, codec ?? Codec.Whole);

        // Each reads what the other wrote. Not all of it is read: a name may be there twice.
        if (expected.Value is { } json)
        {
            AssertOn(json, codec);
        }

        if (actual is not null && !actual.AsSpan().SequenceEqual(expected.Value))
        {
            AssertOn(actual, codec);
        }

        return expected.IsAccepted;
    }

    public override bool AssertOn(byte[] json, ISide? codec = null)
    {
        var expected = Oracle.Read<T>(json);
        AssertRead(json, expected, codec ?? Codec.Whole);
        AssertRead(json, expected, codec ?? Codec.Cut);
        if (expected.IsAccepted)
        {
            AssertWritten(expected.Value!, Oracle.Write(expected.Value!), codec ?? Codec.Whole);
        }

        return expected.IsAccepted;
    }

    private void AssertRead(byte[] json, Outcome<T> expected, ISide codec)
    {
        var actual = codec.Read<T>(json);
        if (expected.IsAccepted && actual.IsAccepted)
        {
            if (SameValue.FindDifference(expected.Value, actual.Value) is { } difference)
            {
                Differ(new(DifferenceKind.Read, Message, json, "", $"the value{difference}"), codec);
            }
        }
        else if (expected.IsAccepted || actual.IsAccepted)
        {
            Differ(new(DifferenceKind.Read, Message, json, Refusal(expected), Refusal(actual)), codec);
        }
        else if (expected.Path is { } path && !string.Equals(path, actual.Path, StringComparison.Ordinal))
        {
            Differ(new(DifferenceKind.Path, Message, json, path, actual.Path ?? "", actual.Refusal!.Message), codec);
        }

        if (IsBroken(expected, actual))
        {
            Differ(new(DifferenceKind.Read, Message, json, Refusal(expected), $"broke with {actual.Breakage}"), codec);
        }
    }

    private byte[]? AssertWritten(T value, Outcome<byte[]> expected, ISide codec)
    {
        var actual = codec.Write(value);
        if (expected.IsAccepted != actual.IsAccepted || !expected.Value.AsSpan().SequenceEqual(actual.Value))
        {
            Differ(new(DifferenceKind.Written, Message, null, Text(expected), Text(actual)) { ExpectedJson = expected.Value, ActualJson = actual.Value }, codec);
        }

        if (IsBroken(expected, actual))
        {
            Differ(new(DifferenceKind.Written, Message, null, Text(expected), $"broke with {actual.Breakage}"), codec);
        }

        return actual.Value;
    }

    /// <summary>Whether the codec broke where the oracle, and so the user's own code, did not.</summary>
    private static bool IsBroken<TValue>(Outcome<TValue> expected, Outcome<TValue> actual) =>
        actual.Breakage is { } breakage && expected.Refusal?.GetType() != breakage.GetType();

    private static void Differ(Difference difference, ISide codec)
    {
        if (KnownDifferences.Find(difference) is { } known)
        {
            Tally.Count(known, isMet: codec == Codec.Whole || codec == Codec.Cut);
        }
        else
        {
            Assert.Fail(difference.ToString());
        }
    }

    private static string Refusal<TValue>(Outcome<TValue> outcome) => outcome.Refusal is { } refusal ? $"refused: {refusal.GetType().Name}: {refusal.Message}" : "accepted";

    private static string Text(Outcome<byte[]> outcome) => outcome.Value is { } json ? Difference.Show(json) : Refusal(outcome);
}
