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
        AssertWritten((T)value, expected, codec ?? Codec.Whole);
        if (expected.Value is { } json)
        {
            // The value may be one that is written and never read, such as a name that is there twice.
            AssertOn(json, codec);
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
                Differ(DifferenceKind.Read, json, "", $"the value{difference}");
            }
        }
        else if (expected.IsAccepted || actual.IsAccepted)
        {
            Differ(DifferenceKind.Read, json, Refusal(expected), Refusal(actual));
        }
        else if (expected.Path is { } path && !string.Equals(path, actual.Path, StringComparison.Ordinal))
        {
            Differ(DifferenceKind.Path, json, path, actual.Path ?? "", actual.Refusal!.Message);
        }

        if (actual.Refusal is not WsPayloadException { InnerException: NullReferenceException or IndexOutOfRangeException or InvalidCastException or ArgumentOutOfRangeException } broken
            || expected.Refusal?.GetType() == broken.InnerException!.GetType())
        {
            return;
        }

        Differ(DifferenceKind.Read, json, Refusal(expected), $"broke with {broken.InnerException}");
    }

    private void AssertWritten(T value, Outcome<byte[]> expected, ISide codec)
    {
        var actual = codec.Write(value);
        if (expected.IsAccepted != actual.IsAccepted || !expected.Value.AsSpan().SequenceEqual(actual.Value))
        {
            Differ(DifferenceKind.Written, document: null, Text(expected), Text(actual));
        }
    }

    private void Differ(DifferenceKind kind, byte[]? document, string expected, string actual, string reason = "")
    {
        var difference = new Difference(kind, Message, document, expected, actual, reason);
        if (KnownDifferences.Find(difference) is { } known)
        {
            Tally.Count(known);
        }
        else
        {
            Assert.Fail(difference.ToString());
        }
    }

    private static string Refusal<TValue>(Outcome<TValue> outcome) => outcome.Refusal is { } refusal ? $"refused: {refusal.GetType().Name}: {refusal.Message}" : "accepted";

    private static string Text(Outcome<byte[]> outcome) => outcome.Value is { } json ? Difference.Show(json) : Refusal(outcome);
}
