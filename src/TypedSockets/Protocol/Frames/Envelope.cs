using System.Text.Json;

namespace TypedSockets;

/// <summary>
/// What stands around a payload: type, id, timestamp and trace parent. In JSON, members come in any order and unknown ones are
/// skipped; the whole frame is checked to be one object before anything is made of it.
/// </summary>
/// <remarks>The transport has validated the UTF-8 of the frame (RFC 6455 section 8.1).</remarks>
internal readonly ref partial struct Envelope
{
    public const int MaxIdBytes = 128;

    public const int MaxTraceParentBytes = 55;
    public const long MaxTimestamp = 253_402_300_799_999;

    // The payload's own bound of 32 levels is its reader's to judge; here a deep payload only has to be skipped.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    public Envelope(ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> traceParent, Range payload)
    {
        Type = type;
        Id = id;
        TraceParent = traceParent;
        Payload = payload;
    }

    /// <summary>The message type, unescaped.</summary>
    public ReadOnlySpan<byte> Type { get; }

    /// <summary>The id, unescaped; empty where the frame has none.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>
    /// The caller's trace context (W3C Trace Context, section 3.2), as received; empty where the frame has none that could be valid.
    /// </summary>
    public ReadOnlySpan<byte> TraceParent { get; }

    /// <summary>Where the payload stands in the frame; empty where the frame has none.</summary>
    public Range Payload { get; }

    /// <summary>Reads the envelope of a frame of JSON.</summary>
    /// <param name="frame">The whole frame.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="fault">What is wrong with the frame, for people.</param>
    public static bool TryParse(ReadOnlySpan<byte> frame, out Envelope envelope, out string fault)
    {
        if (TryParseInOrder(frame, out envelope))
        {
            fault = "";
            return true;
        }

        try
        {
            return TryParseCore(UnknownWord.CutBehind(frame), out envelope, out fault);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            envelope = default;
            fault = "The frame is not one JSON object.";
            return false;
        }
    }

    private static bool TryParseCore(ReadOnlySpan<byte> frame, out Envelope envelope, out string fault)
    {
        envelope = default;
        var reader = new Utf8JsonReader(frame, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            fault = "The frame is not a JSON object.";
            return false;
        }

        ReadOnlySpan<byte> type = default;
        ReadOnlySpan<byte> id = default;
        ReadOnlySpan<byte> traceParent = default;
        Range payload = default;
        Members seen = Members.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Members member = MemberAt(ref reader);
            if ((seen & member) != Members.None)
            {
                fault = $"The envelope has '{Name(member)}' twice.";
                return false;
            }

            seen |= member;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            switch (member)
            {
                case Members.Type when reader.TokenType == JsonTokenType.String:
                    type = Unescaped(ref reader);
                    break;
                case Members.Id when reader.TokenType == JsonTokenType.String:
                    id = Unescaped(ref reader);
                    if (id.Length is 0 or > MaxIdBytes)
                    {
                        fault = $"The envelope's 'id' has {id.Length} bytes; it may have 1 to {MaxIdBytes}.";
                        return false;
                    }

                    break;
                case Members.Timestamp when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long timestamp) && timestamp is >= 0 and <= MaxTimestamp:
                    break;
                case Members.Payload:
                    int start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    payload = start..(int)reader.BytesConsumed;
                    break;
                case Members.TraceParent when IsTraceParent(ref reader):
                    traceParent = reader.ValueSpan;
                    break;
                case Members.TraceParent or Members.None:
                    reader.Skip();
                    break;
                default:
                    fault = $"The envelope's '{Name(member)}' is no {Expected(member)}.";
                    return false;
            }
        }

        // Reading on past the object's end refuses whatever trails it.
        reader.Read();
        if (type.IsEmpty)
        {
            fault = "The envelope has no 'type'.";
            return false;
        }

        envelope = new Envelope(type, id, traceParent, payload);
        fault = "";
        return true;
    }

    private static Members MemberAt(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("type"u8) ? Members.Type
        : reader.ValueTextEquals("id"u8) ? Members.Id
        : reader.ValueTextEquals("timestamp"u8) ? Members.Timestamp
        : reader.ValueTextEquals("payload"u8) ? Members.Payload
        : reader.ValueTextEquals("traceparent"u8) ? Members.TraceParent
        : Members.None;

    /// <summary>A context is hexadecimal digits and dashes; one that is written with escapes is taken for invalid, which costs a trace and no more.</summary>
    private static bool IsTraceParent(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length <= MaxTraceParentBytes;

    private static ReadOnlySpan<byte> Unescaped(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        var text = new byte[reader.ValueSpan.Length];
        return text.AsSpan(0, reader.CopyString(text));
    }

    private static string Name(Members member) => member switch
    {
        Members.Type => "type",
        Members.Id => "id",
        Members.Timestamp => "timestamp",
        Members.TraceParent => "traceparent",
        _ => "payload",
    };

    private static string Expected(Members member) =>
        member == Members.Timestamp ? $"integer from 0 to {MaxTimestamp}" : "string";

    [Flags]
    private enum Members
    {
        None = 0,
        Type = 1,
        Id = 2,
        Timestamp = 4,
        Payload = 8,
        TraceParent = 16,
    }
}
