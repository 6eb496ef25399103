using System.Text;
using System.Text.Json;

namespace TypedSockets;

/// <content>Frames of the protocol, and those that belong to a request that is open: taken at once, by the read loop.</content>
internal sealed partial class Peer
{
    private void RouteProtocolFrame(Envelope envelope, ReadOnlyMemory<byte> frame)
    {
        try
        {
            TakeProtocolFrame(envelope, frame);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Too deep, or a text that is none.
            FailMalformed(envelope.Id, $"The payload of '{Printable(envelope.Type)}' can't be read.");
        }
    }

    private void TakeProtocolFrame(Envelope envelope, ReadOnlyMemory<byte> frame)
    {
        ReadOnlySpan<byte> type = envelope.Type;
        ReadOnlyMemory<byte> payload = envelope.Payload.End.Value == 0 ? "{}"u8.ToArray() : frame[envelope.Payload];
        if (payload.Span[0] != (byte)'{')
        {
            FailMalformed(envelope.Id, $"The payload of '{Printable(type)}' is no object.");
        }
        else if (type.SequenceEqual(ProtocolTypes.Credit))
        {
            TakeCredit(envelope.Id, payload);
        }
        else if (type.SequenceEqual(ProtocolTypes.Error))
        {
            TakeError(envelope.Id, ErrorInfo.Read(payload));
        }
        else if (type.SequenceEqual(ProtocolTypes.End))
        {
            TakeEnd(envelope.Id);
        }
        else if (type.SequenceEqual(ProtocolTypes.Cancel))
        {
            if (FindIncoming(envelope.Id)?.TryCancel(ErrorCodes.Canceled) != true)
            {
                TakeUnexpected();
            }
        }
        else if (type.SequenceEqual(ProtocolTypes.Ping))
        {
            if (TakePermit(envelope.Id))
            {
                SendUrgent(FrameWriter.Encode(ProtocolTypes.Pong, envelope.Id, Now, 0, writePayload: null));
            }
        }
        else if (!isServer && type.SequenceEqual(ProtocolTypes.Connected))
        {
            host.ReceivedConnected(ConnectedInfo.Read(payload));
        }
        else if (!isServer && type.SequenceEqual(ProtocolTypes.Closing))
        {
            host.ReceivedClosing(ClosingInfo.Read(payload));
        }
        else if (type.SequenceEqual(ProtocolTypes.Pong))
        {
            TakeUnexpected();
        }
        else if (TakePermit(envelope.Id))
        {
            RefuseUnknown(envelope);
        }
    }

    /// <summary>A response or an item for a request of this side. One for a request that is no longer open is dropped.</summary>
    private void TakeAnswer(Envelope envelope, ReadOnlySpan<byte> frame)
    {
        if (FindOutgoing(envelope.Id) is not { } call)
        {
            TakeUnexpected();
            LogLateAnswer(host.Name, Printable(envelope.Type), Printable(envelope.Id));
            return;
        }

        // A response is the last frame of its call, which is closed before anybody hears of it: whoever awaits it gives up what is
        // still open, and that cancels it.
        if (call.EndsWithResponse)
        {
            outgoing.Remove(call);
        }

        if (!call.EndsWithResponse && frame.Length > MaxItemBytes)
        {
            call.Fail(NewItemTooLarge(envelope, frame.Length));
            return;
        }

        try
        {
            if (!call.TryTake(envelope.Type, Payloads.Of(frame, envelope.Payload), out bool overCredit))
            {
                string type = Printable(envelope.Type);
                LogWrongAnswer(host.Name, type, Printable(envelope.Id));
                call.Fail(new WsException(ErrorCodes.InvalidPayload, $"'{host.Name}' answered request {Printable(envelope.Id)} with '{type}', which is not the type that was asked for.", inner: null));
            }
            else if (overCredit)
            {
                Close(CloseCodes.PolicyViolation, ErrorCodes.Credit);
            }
        }
        catch (WsPayloadException exception)
        {
            call.Fail(new WsException(ErrorCodes.InvalidPayload, $"The answer '{Printable(envelope.Type)}' to request {Printable(envelope.Id)} does not fit its record: {exception.Message}", exception));
        }
    }

    /// <summary>An item of a client stream; any other frame with the id of an open request is malformed.</summary>
    private void TakeUploadedItem(IncomingCall call, Envelope envelope, ReadOnlySpan<byte> frame)
    {
        if (call.Upload is not { } upload || !envelope.Type.SequenceEqual(upload.Type))
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
            upload.TryAdd(envelope.Type, Payloads.Of(frame, envelope.Payload), out bool overCredit);
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
        inner: null);

    private void TakeError(ReadOnlySpan<byte> id, ErrorInfo error)
    {
        if (id.IsEmpty)
        {
            TakeUnexpected();
            host.ReceivedError(error);
            return;
        }

        // A handler that lets it escape has it logged.
        error = isServer ? error.Printable() : error;
        string text = Encoding.UTF8.GetString(id);
        var exception = new WsException(error.Code, error.Message, inner: null) { RequestId = text, IsRemote = true };
        if (FindOutgoing(id) is { } own)
        {
            outgoing.Remove(own);
            own.Fail(exception);
        }
        else if (FindIncoming(id)?.Upload?.TryComplete(exception) == true)
        {
            return;
        }
        else if (!TakeUnexpected() || WasOpen(id))
        {
            LogLateAnswer(host.Name, Printable(ProtocolTypes.Error), text);
        }
        else
        {
            host.ReceivedError(error with { RequestId = text });
        }
    }

    private void TakeEnd(ReadOnlySpan<byte> id)
    {
        if (FindOutgoing(id) is { } own)
        {
            outgoing.Remove(own);
            own.End();
        }
        else if (FindIncoming(id)?.Upload?.TryComplete() != true)
        {
            TakeUnexpected();
        }
    }

    private void TakeCredit(ReadOnlySpan<byte> id, ReadOnlyMemory<byte> payload)
    {
        OutgoingItems? items = FindOutgoing(id)?.Upload ?? FindIncoming(id)?.Outgoing;
        if (items?.TryAnswer() != true && !TakeUnexpected())
        {
            return;
        }

        if (items is not null && !items.TryGrant(CreditInfo.Read(payload)))
        {
            FailMalformed(id, $"The 'items' of ws.credit must be 1 to {OutgoingItems.MaxCredit}, and so must all that is outstanding.");
        }
    }

    private PendingCall? FindOutgoing(ReadOnlySpan<byte> id) =>
        !id.IsEmpty && RequestId.IsOfServer(id) == isServer && RequestId.TryParse(id, isServer, out long number) && outgoing.TryFind(number, out PendingCall? call) ? call : null;

    /// <summary>True where the id belonged to a request of this side: its terminal frame may come after it was given up.</summary>
    private bool WasOpen(ReadOnlySpan<byte> id) =>
        RequestId.IsOfServer(id) == isServer && RequestId.TryParse(id, isServer, out long number) && number <= outgoing.LastNumber;

    private IncomingCall? FindIncoming(ReadOnlySpan<byte> id) =>
        !id.IsEmpty && RequestId.IsOfServer(id) != isServer && incoming.TryFind(id, out IncomingCall? call) ? call : null;

    /// <summary>A text of the peer as far as a log or an error may repeat it: shortened, and on one line.</summary>
    private static string Printable(ReadOnlySpan<byte> text) =>
        OneLine.Of(Encoding.UTF8.GetString(text.Length <= 64 ? text : text[..64]));
}
