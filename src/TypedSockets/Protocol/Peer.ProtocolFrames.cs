using System.Text;
using System.Text.Json;

namespace TypedSockets;

/// <content>The frames of the protocol itself: taken at once, by the read loop.</content>
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
        Payload payload = protocol.PayloadOf(frame, envelope.Payload);
        if (!payload.IsObject)
        {
            FailMalformed(envelope.Id, $"The payload of '{Printable(type)}' is no object.");
        }
        else if (type.SequenceEqual(ProtocolTypes.Credit))
        {
            TakeCredit(envelope.Id, payload.ToJson());
        }
        else if (type.SequenceEqual(ProtocolTypes.Error))
        {
            TakeError(envelope.Id, ErrorInfo.Read(payload.ToJson()));
        }
        else if (type.SequenceEqual(ProtocolTypes.End))
        {
            TakeEnd(envelope.Id);
        }
        else if (type.SequenceEqual(ProtocolTypes.Cancel))
        {
            if (envelope.Id.IsEmpty || RequestId.IsOfServer(envelope.Id) == isServer || !incoming.TryCancel(envelope.Id, ErrorCodes.Canceled))
            {
                TakeUnexpected();
            }
        }
        else if (type.SequenceEqual(ProtocolTypes.Ping))
        {
            if (TakePermit(envelope.Id))
            {
                SendUrgent(FrameWriter.Encode(protocol, ProtocolTypes.Pong, envelope.Id, Now, 0, writePayload: null));
            }
        }
        else if (!isServer && type.SequenceEqual(ProtocolTypes.Connected))
        {
            TakeConnected(ConnectedInfo.Read(payload.ToJson()));
        }
        else if (!isServer && type.SequenceEqual(ProtocolTypes.Closing))
        {
            TakeClosing(ClosingInfo.Read(payload.ToJson()));
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

    private void TakeConnected(ConnectedInfo info)
    {
        if (info.MaxMessageBytes > 0)
        {
            Volatile.Write(ref maxMessageBytes, (int)Math.Min(info.MaxMessageBytes, options.MaxMessageBytes));
        }

        host.ReceivedConnected(info);
    }

    private void TakeClosing(TimeSpan retryAfter)
    {
        serverLeaves = true;
        host.ReceivedClosing(retryAfter);
    }

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
            own.Fail(own.UploadFault ?? exception);
        }
        else if (FindIncoming(id)?.Upload?.TryComplete(exception) == true)
        {
            return;
        }
        else if (WasOpen(id))
        {
            TakeLateAnswer(ProtocolTypes.Error, id);
        }
        else if (TakeUnexpected())
        {
            host.ReceivedError(error with { RequestId = text });
        }
    }

    private void TakeEnd(ReadOnlySpan<byte> id)
    {
        if (FindOutgoing(id) is { } own)
        {
            outgoing.Remove(own);
            if (own.UploadFault is { } fault)
            {
                own.Fail(fault);
            }
            else
            {
                own.End(id);
            }
        }
        else if (FindIncoming(id)?.Upload?.TryComplete() != true)
        {
            TakeLateAnswer(ProtocolTypes.End, id);
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
}
