using System.Buffers.Text;

namespace TypedSockets;

/// <content>The fast path: members in the order in which this side writes them, without white space and escapes.</content>
internal readonly ref partial struct Envelope
{
    // A payload that is deeper is skipped the long way.
    private const int MaxDepthInOrder = 64;

    /// <summary>Reads an envelope that stands in order. False for any other, which may be as good, or be none.</summary>
    private static bool TryParseInOrder(ReadOnlySpan<byte> frame, out Envelope envelope)
    {
        envelope = default;
        ReadOnlySpan<byte> id = default;
        ReadOnlySpan<byte> traceParent = default;
        Range payload = default;
        int at = 0;
        if (!StandsAt(frame, "{\"type\":\""u8, ref at) || !TryReadText(frame, ref at, frame.Length, out ReadOnlySpan<byte> type))
        {
            return false;
        }

        if (StandsAt(frame, ",\"id\":\""u8, ref at) && !TryReadText(frame, ref at, MaxIdBytes, out id))
        {
            return false;
        }

        if (StandsAt(frame, ",\"timestamp\":"u8, ref at) && !TrySkipTimestamp(frame, ref at))
        {
            return false;
        }

        if (StandsAt(frame, ",\"traceparent\":\""u8, ref at) && !TryReadText(frame, ref at, MaxTraceParentBytes, out traceParent))
        {
            return false;
        }

        if (StandsAt(frame, ",\"payload\":"u8, ref at))
        {
            int start = at;
            if (start == frame.Length || frame[start] != '{' || !JsonGrammar.TrySkip(frame, start, MaxDepthInOrder, out at))
            {
                return false;
            }

            payload = start..at;
        }

        if (at != frame.Length - 1 || frame[at] != '}')
        {
            return false;
        }

        envelope = new Envelope(type, id, traceParent, payload);
        return true;
    }

    private static bool StandsAt(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> run, ref int at)
    {
        if (!frame[at..].StartsWith(run))
        {
            return false;
        }

        at += run.Length;
        return true;
    }

    /// <summary>Reads a text that is not empty, and goes behind the quote that ends it.</summary>
    private static bool TryReadText(ReadOnlySpan<byte> frame, scoped ref int at, int maxLength, out ReadOnlySpan<byte> text)
    {
        int end = JsonBytes.IndexOfTextEnd(frame, at);
        text = default;
        if (end >= frame.Length || frame[end] != '"' || end == at || end - at > maxLength)
        {
            return false;
        }

        text = frame[at..end];
        at = end + 1;
        return true;
    }

    private static bool TrySkipTimestamp(ReadOnlySpan<byte> frame, ref int at)
    {
        ReadOnlySpan<byte> digits = frame[at..];
        if (digits.IsEmpty || digits[0] is < (byte)'1' or > (byte)'9' || !Utf8Parser.TryParse(digits, out long timestamp, out int length) || timestamp > MaxTimestamp)
        {
            return false;
        }

        at += length;
        return true;
    }
}
