using System.Net.WebSockets;

namespace TypedSockets;

/// <content>The read loop: it never waits for a handler, but for room in the queue before it.</content>
internal sealed partial class Peer
{
    private async Task<WsDisconnect> ReadAsync()
    {
        LeaveSpan();
        try
        {
            while (true)
            {
                InboundMessage message = await socket.ReceiveAsync().ConfigureAwait(false);
                if (message.Kind == InboundKind.Close)
                {
                    return closing is { } own
                        ? new WsDisconnect(own.Code, own.Reason, ByPeer: false)
                        : new WsDisconnect(socket.PeerClose?.Code ?? CloseCodes.None, socket.PeerClose?.Reason ?? "", ByPeer: true);
                }

                if (closing is null && Route(message) is { } operation)
                {
                    await EnqueueAsync(operation).ConfigureAwait(false);
                }
                else
                {
                    message.Release();
                }

                if (owedError is { } error)
                {
                    owedError = null;
                    await SendOwedErrorAsync(error).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            return Broken(exception);
        }
    }

    /// <summary>Sorts out why reading failed. What is no fault of the network is a fault here, and logged as one.</summary>
    private WsDisconnect Broken(Exception exception)
    {
        socket.Abort();
        if (silence is not null)
        {
            return new WsDisconnect(Code: null, ErrorCodes.Silent, ByPeer: false, silence);
        }

        if (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            LogBroken(host.Name, exception);
        }
        else
        {
            LogReadFault(host.Name, exception);
        }

        return new WsDisconnect(closing?.Code, closing?.Reason ?? "", ByPeer: false, exception);
    }

    /// <summary>
    /// Routes one message. Answers are taken at once, so that they never wait behind a running handler; an operation is
    /// returned, to be queued, and keeps the message's buffer.
    /// </summary>
    private ReceivedMessage? Route(InboundMessage message)
    {
        if (message.Kind != InboundKind.Text)
        {
            RouteOther(message);
            return null;
        }

        ReadOnlyMemory<byte> frame = message.Buffer.AsMemory(0, message.Length);
        bool isEnvelope = Envelope.TryParse(frame.Span, out Envelope envelope, out string fault);
        CountReceived(envelope, message.Length);
        if (!isEnvelope)
        {
            FailMalformed(default, fault);
            return null;
        }

        if (envelope.Type.StartsWith(ProtocolTypes.Prefix))
        {
            RouteProtocolFrame(envelope, frame);
            return null;
        }

        if (!envelope.Id.IsEmpty)
        {
            if (RequestId.IsOfServer(envelope.Id) == isServer)
            {
                TakeAnswer(envelope, frame.Span);
                return null;
            }

            if (incoming.TryFind(envelope.Id, out IncomingCall? call))
            {
                TakeUploadedItem(call, envelope, frame.Span);
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
            CountReceived(envelope: default, message.Length);
            CloseFor(message.Kind);
        }
    }

    /// <summary>Closes because of what was received instead of a text message.</summary>
    private void CloseFor(InboundKind kind)
    {
        switch (kind)
        {
            case InboundKind.Binary:
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
        if (!envelope.Id.IsEmpty && incoming.IsItem(envelope.Type))
        {
            // Sent before its sender knew that the client stream was over.
            TakeUnexpected();
            return null;
        }

        if (!TakePermit(envelope.Id))
        {
            return null;
        }

        if (!host.TryFindOperation(envelope.Type, out WsOperation operation, out object target))
        {
            RefuseUnknown(envelope);
            return null;
        }

        if (operation.Kind == OperationKind.OneWay)
        {
            byte[]? id = envelope.Id.IsEmpty ? null : envelope.Id.ToArray();
            return inFlight.TryEnter() ? new ReceivedMessage(message, operation, target, envelope.Payload, Call: null, id, NewSpan(operation, envelope), metrics?.Start() ?? 0) : Unavailable(envelope.Id);
        }

        if (envelope.Id.IsEmpty)
        {
            FailMalformed(default, $"'{operation.MessageType}' is a request, so its envelope needs an 'id'.");
            return null;
        }

        var call = new IncomingCall(this, envelope.Id, operation);
        if (!incoming.TryAdd(call))
        {
            call.Dispose();
            SendError(envelope.Id, new ErrorInfo(ErrorCodes.Busy, $"'{operation.MessageType}' was not run: too many requests or streams are open on this connection."));
            return null;
        }

        // Only now, so that a drain finds every call that entered before it.
        if (!inFlight.TryEnter())
        {
            incoming.Remove(call);
            call.Dispose();
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

    /// <summary>Hands an operation to its handler, waiting for room where neither side waits for the other.</summary>
    private async ValueTask EnqueueAsync(ReceivedMessage operation)
    {
        long start = timeProvider.GetTimestamp();
        while (received.TryEnqueue(operation, operation.Message.Length) == QueueResult.Full)
        {
            // Asked for before the reasons not to wait are looked at, so that none of them is missed.
            Task room = received.WaitForRoomAsync(operation.Message.Length);
            if (closing is not null || socket.IsAborted)
            {
                Forget(operation);
                return;
            }

            // A handler that awaits this very client would wait forever for an answer that is not read.
            if (outgoing.Any || incoming.AnyUpload)
            {
                Forget(operation);
                SendError(operation.Id, new ErrorInfo(ErrorCodes.Busy, $"'{operation.Operation.MessageType}' was not run: too many messages wait for their handler."));
                return;
            }

            TimeSpan left = options.ReceiveQueue.MaxPause - timeProvider.GetElapsedTime(start);
            try
            {
                Pause();
                await room.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, timeProvider, Lifetime).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                LogPausedTooLong(host.Name, options.ReceiveQueue.MaxPause);
                Close(CloseCodes.TryAgainLater, ErrorCodes.Busy);
                Forget(operation);
                return;
            }
            finally
            {
                Resume();
            }
        }
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

    private void Forget(ReceivedMessage operation)
    {
        if (operation.Call is { } call)
        {
            incoming.Remove(call);
            call.Dispose();
        }

        operation.Message.Release();
        inFlight.Exit();
    }
}
