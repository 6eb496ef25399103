using System.Text.Json;
using TypedSockets.Serialization.Tests;
using TypedSockets.Serialization.Tests.Messages;

namespace TypedSockets.MessagePack.Tests;

/// <inheritdoc/>
internal sealed class BinaryAgreement<T> : BinaryAgreement
    where T : IWsMessage<T>
{
    /// <summary>Whether the message holds what code of the user's writes as JSON, whose numbers are then those of MessagePack.</summary>
    private static bool HoldsJson => typeof(T) == typeof(Wrapping);

    public override bool AssertOnValue(object value)
    {
        var json = Codec.Whole.Write((T)value);
        var (document, refusal) = TryWrite((T)value);
        if (!json.IsAccepted || document is null)
        {
            Assert.True(json.IsAccepted == document is not null, $"JSON: {json.Refusal?.Message ?? "accepted"}; MessagePack: {refusal?.Message ?? "accepted"}");
            return false;
        }

        AssertSame(json.Value!, document);
        return true;
    }

    public override bool AssertOnDocument(byte[] json) => AssertSame(json, Documents.FromJson(json));

    public override bool AssertOnReader(object value, Func<byte[], object?> read)
    {
        if (Codec.Whole.Write((T)value).Value is not { } json || Write(value) is not { } document)
        {
            return false;
        }

        using var expected = JsonDocument.Parse(json);
        if (Documents.HasNameTwice(expected.RootElement))
        {
            return true;
        }

        if (StockDocument.FindDifference(expected.RootElement, read(document)) is { } difference)
        {
            Assert.Fail(difference);
        }

        return true;
    }

    public override bool AssertOnPassing(object value, Func<byte[], byte[]> passOn)
    {
        if (Codec.Whole.Write((T)value).Value is not { } json || Write(value) is not { } document)
        {
            return false;
        }

        using var said = JsonDocument.Parse(json);
        if (Documents.HasNameTwice(said.RootElement))
        {
            return true;
        }

        // What is written may still be refused, where a constructor or attributes demand more.
        var (expected, expectedRefusal) = TryRead(document);
        var (actual, refusal) = TryRead(passOn(document));
        Assert.True(expectedRefusal is null == refusal is null, $"{expectedRefusal?.Message ?? "accepted"}; passed on: {refusal?.Message ?? "accepted"}");
        if (refusal is null && SameValue.FindDifference(expected, actual) is { } difference && !IsReordered(expected!, actual!))
        {
            Assert.Fail($"The value{difference}.");
        }

        return true;
    }

    public override bool AssertOnConverter(object value, Func<byte[], byte[]> convert, Func<byte[], object?> read)
    {
        if (Codec.Whole.Write((T)value).Value is not { } json)
        {
            return false;
        }

        using var said = JsonDocument.Parse(json);
        if (Documents.HasNameTwice(said.RootElement) || Documents.HasLongInteger(said.RootElement))
        {
            return true;
        }

        // A fraction is a double to the other library, so what both codecs are given is what that leaves of it.
        var document = convert(json);
        AssertSame(Documents.HasInexactNumber(json) ? JsonSerializer.SerializeToUtf8Bytes(read(document)) : json, document);
        return true;
    }

    public override byte[]? Write(object value) => TryWrite((T)value).Document;

    public override bool Read(byte[] document)
    {
        try
        {
            WsMessagePack.Read<T>(document);
            return true;
        }
        catch (WsPayloadException)
        {
            return false;
        }
    }

    private static bool AssertSame(byte[] json, byte[] document)
    {
        var expected = Codec.Whole.Read<T>(json);
        var (actual, refusal) = TryRead(document);
        if (expected.IsAccepted && refusal is null)
        {
            if (SameValue.FindDifference(expected.Value, actual) is { } difference && !MeansTheSame(expected.Value!, actual!))
            {
                Assert.Fail($"The value{difference}.");
            }

            return true;
        }

        if (expected.IsAccepted == (refusal is null) || (!expected.IsAccepted && (Documents.HasIntegralFloat(document) || IsText(expected.Refusal!) || IsCount(expected.Refusal!))))
        {
            return false;
        }

        if (HoldsJson && Documents.HasInexactNumber(json))
        {
            return expected.IsAccepted;
        }

        Assert.Fail($"JSON: {expected.Refusal?.Message ?? "accepted"}; MessagePack: {refusal?.Message ?? "accepted"}");
        return false;
    }

    /// <summary>Whether JSON refuses a number as text that is text in MessagePack, because no number there is so large or so exact.</summary>
    private static bool IsText(Exception refusal) =>
        refusal.Message.Contains(" is expected here, not this string", StringComparison.Ordinal)
        && (refusal.Message.Contains(JsonKind.Decimal, StringComparison.Ordinal) || refusal.Message.Contains("128-bit", StringComparison.Ordinal) || refusal.Message.Contains(": a number ", StringComparison.Ordinal));

    /// <summary>Whether JSON refuses a number for what is a number in MessagePack alone.</summary>
    private static bool IsCount(Exception refusal) =>
        refusal.Message.Contains(" is expected here, not this number", StringComparison.Ordinal)
        && new[] { JsonKind.Char, JsonKind.DateOnly, JsonKind.TimeOnly, JsonKind.TimeSpan }.Any(kind => refusal.Message.Contains(kind, StringComparison.Ordinal));

    /// <summary>Whether two values that hold JSON are the same as far as numbers of 64 bits can tell.</summary>
    private static bool MeansTheSame(T expected, T actual) =>
        Codec.Whole.Write(expected) is { Value: { } left } && Codec.Whole.Write(actual) is { Value: { } right } && Documents.Same(left, right);

    /// <summary>Whether two values differ in nothing but the order of entries in maps, which other libraries need not keep, and the sign of zero.</summary>
    private static bool IsReordered(T expected, T actual)
    {
        if (Codec.Whole.Write(expected) is not { Value: { } left } || Codec.Whole.Write(actual) is not { Value: { } right })
        {
            return false;
        }

        using var first = JsonDocument.Parse(left);
        using var second = JsonDocument.Parse(right);
        return JsonElement.DeepEquals(first.RootElement, second.RootElement);
    }

    private static (byte[]? Document, Exception? Refusal) TryWrite(T value)
    {
        try
        {
            return (WsMessagePack.Write(value), null);
        }
        catch (Exception exception)
        {
            // Properties of the message may throw anything.
            return (null, exception);
        }
    }

    private static (T? Value, WsPayloadException? Refusal) TryRead(byte[] document)
    {
        // Nothing that was read may look at the payload's memory later on.
        byte[] payload = [.. document];
        try
        {
            return (WsMessagePack.Read<T>(payload), null);
        }
        catch (WsPayloadException exception)
        {
            return (default, exception);
        }
        finally
        {
            payload.AsSpan().Fill(0xC1);
        }
    }
}
