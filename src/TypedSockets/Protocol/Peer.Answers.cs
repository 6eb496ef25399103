using System.Text;

namespace TypedSockets;

/// <content>Messages that belong to a request that is open: taken at once, by the read loop.</content>
internal sealed partial class Peer
{
    /// <summary>A response or an item for a request of this side. One for a request that is no longer open is dropped.</summary>
    private void TakeAnswer(Envelope envelope, ReadOnlyMemory<byte> frame)
    {
        PendingCall? call = FindOutgoing(envelope.Id);
        CountAnswer(envelope, call?.AnswerType, frame.Length);
        if (call is null)
        {
            TakeLateAnswer(envelope.Type, envelope.Id);
            return;
        }

        // A response is the last frame of its call, which is closed before anybody hears of it: whoever awaits it gives up what is
        // still open, and that cancels it.
        if (call.EndsWithResponse)
        {
            outgoing.Remove(call);
        }

        if (call is { EndsWithResponse: true, UploadFault: { } fault })
        {
            call.Fail(fault);
            return;
        }

        if (!call.EndsWithResponse && frame.Length > MaxItemBytes)
        {
            call.Fail(NewItemTooLarge(envelope, frame.Length));
            return;
        }

        try
        {
            if (!call.TryTake(envelope.Type, protocol.PayloadOf(frame, envelope.Payload), out bool overCredit))
            {
                metrics?.AnsweredUnexpectedly();
                string type = Printable(envelope.Type);
                LogWrongAnswer(host.Name, type, Printable(envelope.Id));
                call.Fail(new WsException(ErrorCodes.InvalidPayload, $"'{host.Name}' answered request {Printable(envelope.Id)} with '{type}', which is not the type that was asked for.", inner: null) { RequestId = IdText(call) });
            }
            else if (overCredit)
            {
                Close(CloseCodes.PolicyViolation, ErrorCodes.Credit);
            }
        }
        catch (Exception exception) when (exception is WsPayloadException or NotSupportedException)
        {
            // No contract names a message without a codec, but its caller may.
            call.Fail(new WsException(ErrorCodes.InvalidPayload, $"The answer '{Printable(envelope.Type)}' to request {Printable(envelope.Id)} does not fit its record: {exception.Message}", exception) { RequestId = IdText(call) });
        }
    }

    /// <summary>An answer that nothing waits for (any more). It counts against the rate, and no answer is worth a fault.</summary>
    private void TakeLateAnswer(ReadOnlySpan<byte> type, ReadOnlySpan<byte> id)
    {
        TakeUnexpected();
        metrics?.AnsweredUnexpectedly();
        LogLateAnswer(type, id);
    }

    /// <summary>An item of a client stream; any other frame with the id of an open request is malformed.</summary>
    private void TakeUploadedItem(IncomingItems? upload, Envelope envelope, ReadOnlyMemory<byte> frame)
    {
        CountAnswer(envelope, upload?.MessageType, frame.Length);
        if (upload is null || !envelope.Type.SequenceEqual(upload.Type))
        {
            FailMalformed(envelope.Id, $"The id '{Printable(envelope.Id)}' belongs to a request that is still open.");
            return;
        }

        if (frame.Length > MaxItemBytes)
        {
            upload.TryComplete(NewItemTooLarge(envelope, frame.Length));
            return;
        }

        try
        {
            upload.TryAdd(envelope.Type, protocol.PayloadOf(frame, envelope.Payload), out bool overCredit);
            if (overCredit)
            {
                Close(CloseCodes.PolicyViolation, ErrorCodes.Credit);
            }
        }
        catch (WsPayloadException exception)
        {
            upload.TryComplete(exception);
        }
    }

    private WsException NewItemTooLarge(Envelope envelope, int bytes) => new(
        ErrorCodes.TooLarge,
        $"'{host.Name}' sent an item '{Printable(envelope.Type)}' of {bytes} bytes, more than the {MaxItemBytes} that are taken. Send smaller items, or raise MaxStreamItemBytes on both sides.",
        inner: null)
    {
        RequestId = Printable(envelope.Id),
    };

    private PendingCall? FindOutgoing(ReadOnlySpan<byte> id) =>
        !id.IsEmpty && RequestId.IsOfServer(id) == isServer && RequestId.TryParse(id, isServer, out long number) && outgoing.TryFind(number, out PendingCall? call) ? call : null;

    /// <summary>True where the id belonged to a request of this side: its terminal frame may come after it was given up.</summary>
    private bool WasOpen(ReadOnlySpan<byte> id) =>
        RequestId.IsOfServer(id) == isServer && RequestId.TryParse(id, isServer, out long number) && number <= outgoing.LastNumber;

    /// <summary>A stream that the other side has open here.</summary>
    private IncomingCall? FindIncoming(ReadOnlySpan<byte> id) =>
        !id.IsEmpty && RequestId.IsOfServer(id) != isServer ? incoming.FindStream(id) : null;

    /// <summary>A text of the peer as far as a log or an error may repeat it: shortened, and on one line.</summary>
    private static string Printable(ReadOnlySpan<byte> text) =>
        OneLine.Of(Encoding.UTF8.GetString(text.Length <= 64 ? text : text[..64]));
}
