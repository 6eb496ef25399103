namespace TypedSockets;

/// <content>Where each received message goes, and which are refused on the way.</content>
internal sealed partial class Peer
{
    /// <summary>
    /// Routes one message. Answers are taken at once, so that they never wait behind a running handler; an operation is
    /// returned, to be queued, and keeps the message's buffer.
    /// </summary>
    private ReceivedMessage? Route(InboundMessage message)
    {
        if (message.Kind != InboundKind.Message)
        {
            RouteOther(message);
            return null;
        }

        ReadOnlyMemory<byte> frame = message.Buffer.AsMemory(0, message.Length);
        if (!protocol.TryParse(frame.Span, out Envelope envelope, out string fault))
        {
            receivedMessages.Add(PeerMetrics.Other, message.Length);
            FailMalformed(default, fault);
            return null;
        }

        if (envelope.Type.StartsWith(ProtocolTypes.Prefix))
        {
            receivedMessages.Add(ProtocolTypes.Find(envelope.Type) ?? PeerMetrics.Other, message.Length);
            RouteProtocolFrame(envelope, frame);
            return null;
        }

        if (!envelope.Id.IsEmpty)
        {
            if (RequestId.IsOfServer(envelope.Id) == isServer)
            {
                TakeAnswer(envelope, frame);
                return null;
            }

            if (incoming.IsOpen(envelope.Id, out IncomingCall? stream))
            {
                TakeUploadedItem(stream?.Upload, envelope, frame);
                return null;
            }
        }

        return RouteOperation(envelope, message);
    }

    private void RouteOther(InboundMessage message)
    {
        if (message.Kind is InboundKind.Ping)
        {
            TakePing(message);
        }
        else if (message.Kind is InboundKind.Pong)
        {
            TakePong();
        }
        else
        {
            receivedMessages.Add(PeerMetrics.Other, message.Length);
            CloseFor(message.Kind);
        }
    }

    /// <summary>Closes because of what was received instead of a message.</summary>
    private void CloseFor(InboundKind kind)
    {
        switch (kind)
        {
            case InboundKind.WrongKind:
                Close(CloseCodes.WrongKind, ErrorCodes.WrongFrameKind);
                break;
            case InboundKind.TooLarge:
                Close(CloseCodes.TooLarge, ErrorCodes.TooLarge);
                break;
            case InboundKind.TooManyFragments:
                Close(CloseCodes.PolicyViolation, ErrorCodes.TooManyFragments);
                break;
            case InboundKind.InvalidUtf8:
                FailMalformed(default, "The frame is not valid UTF-8.");
                break;
            case InboundKind.Violation:
                LogViolation(host.Name, socket.Violation);
                Close(CloseCodes.ProtocolError, ErrorCodes.ProtocolError);
                break;
        }
    }

    private ReceivedMessage? RouteOperation(Envelope envelope, InboundMessage message)
    {
        bool isKnown = host.TryFindOperation(envelope.Type, out WsOperation operation, out object target);
        receivedMessages.Add(isKnown ? operation.MessageType : PeerMetrics.Other, message.Length);
        if (!envelope.Id.IsEmpty && incoming.IsItem(envelope.Type))
        {
            // Sent before its sender knew that the client stream was over.
            TakeUnexpected();
            return null;
        }

        if (isKnown)
        {
            incoming.Expect(operation);
        }

        if (!TakePermit(envelope.Id))
        {
            return null;
        }

        if (!isKnown)
        {
            RefuseUnknown(envelope);
            return null;
        }

        if (operation.Kind == OperationKind.OneWay)
        {
            return inFlight.TryEnter() ? new ReceivedMessage(message, operation, target, envelope.Payload, Call: null, envelope.Id.ToArray(), NewSpan(operation, envelope), metrics?.Start() ?? 0) : Unavailable(envelope.Id);
        }

        if (envelope.Id.IsEmpty)
        {
            FailMalformed(default, $"'{operation.MessageType}' is a request, so its envelope needs an 'id'.");
            return null;
        }

        if (incoming.TryOpen(envelope.Id, operation) is not { } call)
        {
            SendError(envelope.Id, new ErrorInfo(ErrorCodes.Busy, $"'{operation.MessageType}' was not run: too many requests or streams are open on this connection."));
            return null;
        }

        // Only now, so that a drain finds every call that entered before it.
        if (!inFlight.TryEnter())
        {
            incoming.Forget(call);
            return Unavailable(envelope.Id);
        }

        return new ReceivedMessage(message, operation, target, envelope.Payload, call, call.Id, NewSpan(operation, envelope), metrics?.Start() ?? 0);
    }

    private ReceivedMessage? Unavailable(ReadOnlySpan<byte> id)
    {
        SendError(id, new ErrorInfo(ErrorCodes.Unavailable, "The server is shutting down. Reconnect and try again."));
        return null;
    }

    private bool TakePermit(ReadOnlySpan<byte> id)
    {
        if (host.TryTakePermit(!id.IsEmpty, out bool answer))
        {
            return true;
        }

        metrics?.RateLimited();
        if (answer)
        {
            SendError(id, new ErrorInfo(ErrorCodes.RateLimited, "Too many messages. The limit stands in ws.connected as 'rate' a second and 'burst' at once."));
        }

        return false;
    }

    /// <summary>Counts a frame that nothing here waits for, and that is not answered. False where it is over the rate.</summary>
    private bool TakeUnexpected()
    {
        if (host.TryTakePermit(hasId: true, out _))
        {
            return true;
        }

        metrics?.RateLimited();
        return false;
    }

    private void RefuseUnknown(Envelope envelope)
    {
        string type = Printable(envelope.Type);
        LogUnknownType(host.Name, type);
        SendError(envelope.Id, new ErrorInfo(ErrorCodes.UnknownType, $"No operation here takes messages of type '{type}'."));
    }

    private void FailMalformed(ReadOnlySpan<byte> id, string fault)
    {
        LogMalformed(host.Name, fault);
        SendError(id, new ErrorInfo(ErrorCodes.Malformed, fault));
        if (owedError is { } last)
        {
            // Nothing can be owed on a connection that closes.
            owedError = null;
            SendUrgent(last);
        }

        Close(CloseCodes.InvalidPayload, ErrorCodes.Malformed);

        // The connection is over, but its rate may be shared with others of the same user or address.
        TakeUnexpected();
    }
}
