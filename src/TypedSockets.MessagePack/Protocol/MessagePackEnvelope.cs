using MessagePack;

namespace TypedSockets;

/// <summary>Reads envelopes. The whole frame is checked to be one array, with all of its text in UTF-8, before anything is made of it.</summary>
internal static class MessagePackEnvelope
{
    /// <summary>The key of the trace context in the extensions.</summary>
    public static ReadOnlySpan<byte> TraceParent => "traceparent"u8;

    /// <inheritdoc cref="WireProtocol.TryParse"/>
    public static bool TryParse(ReadOnlySpan<byte> frame, out Envelope envelope, out string fault)
    {
        envelope = default;
        if (!MessagePackGrammar.IsOneValue(frame) || !MessagePackToken.TryRead(frame, out MessagePackToken array) || array.Type is not MessagePackType.Array)
        {
            fault = "The frame is not one MessagePack array.";
            return false;
        }

        var elements = new MessagePackElements(frame, (int)array.Length, array.Children, frame.Length);
        if (elements.Next() is not MessagePackType.String || elements.Text.IsEmpty)
        {
            fault = "The envelope has no type: its first element is no text.";
            return false;
        }

        ReadOnlySpan<byte> type = elements.Text;
        ReadOnlySpan<byte> id = default;
        switch (elements.Next())
        {
            case MessagePackType.Nil:
                break;
            case MessagePackType.String when elements.Text.Length is >= 1 and <= Envelope.MaxIdBytes:
                id = elements.Text;
                break;
            case MessagePackType.String:
                fault = $"The envelope's id has {elements.Text.Length} bytes; it may have 1 to {Envelope.MaxIdBytes}.";
                return false;
            default:
                fault = "The envelope's id, its second element, is no text.";
                return false;
        }

        if (elements.Next() is not MessagePackType.Nil && elements.Number is not (>= 0 and <= Envelope.MaxTimestamp))
        {
            fault = $"The envelope's timestamp, its third element, is no integer from 0 to {Envelope.MaxTimestamp}.";
            return false;
        }

        Range payload = elements.Next() is MessagePackType.Nil ? default : elements.Current;
        ReadOnlySpan<byte> traceParent = default;
        if (elements.Next() is not MessagePackType.Nil && !TryReadExtensions(elements, out traceParent))
        {
            fault = "The envelope's extensions, its fifth element, are no map, or have 'traceparent' twice.";
            return false;
        }

        envelope = new Envelope(type, id, traceParent, payload);
        fault = "";
        return true;
    }

    /// <summary>Finds what is known among the extensions, which others may add to. A trace context that can't be valid is passed over.</summary>
    private static bool TryReadExtensions(MessagePackElements elements, out ReadOnlySpan<byte> traceParent)
    {
        traceParent = default;
        if (!elements.TryEnterMap(out MessagePackElements entries))
        {
            return false;
        }

        bool isFound = false;
        while (entries.HasNext)
        {
            bool isTraceParent = entries.Next() is MessagePackType.String && entries.Text.SequenceEqual(TraceParent);
            if (isTraceParent && isFound)
            {
                return false;
            }

            isFound |= isTraceParent;
            if (entries.Next() is MessagePackType.String && isTraceParent && entries.Text.Length <= Envelope.MaxTraceParentBytes)
            {
                traceParent = entries.Text;
            }
        }

        return true;
    }
}
