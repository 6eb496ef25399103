using System.Net.Sockets;
using System.Net.WebSockets;

namespace TypedSockets;

/// <content>The read loop: it never waits for a handler, but for room in the queue before it.</content>
internal sealed partial class Peer
{
    // So many messages are read without a wait before the handlers of those that came before are woken.
    private const int MaxAtOnce = 32;

    private async Task<WsDisconnect> ReadAsync()
    {
        LeaveSpan();

        // Whoever waits for this loop must not be kept by a handler that it runs.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        int atOnce = 0;
        try
        {
            while (true)
            {
                ValueTask<InboundMessage> receiving = socket.ReceiveAsync();
                if (!receiving.IsCompleted)
                {
                    receivedMessages.Tell();
                    atOnce = 0;
                }
                else if (++atOnce % MaxAtOnce == 0)
                {
                    // There may always be more to read, and handlers must not wait until there is not.
                    received.Wake(inline: false);
                    receivedMessages.Tell();
                }

                InboundMessage message = await new NextMessage(receiving, received);
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
        finally
        {
            receivedMessages.Tell();
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

        if (IsOfNetwork(exception))
        {
            LogBroken(host.Name, exception);
        }
        else
        {
            LogReadFault(host.Name, exception);
        }

        return new WsDisconnect(closing?.Code, closing?.Reason ?? "", ByPeer: false, exception);
    }

    private static bool IsOfNetwork(Exception exception) =>
        exception is WebSocketException or SocketException or OperationCanceledException or ObjectDisposedException or IOException;

    /// <summary>Hands an operation to its handler, waiting for room where neither side waits for the other.</summary>
    private ValueTask EnqueueAsync(in ReceivedMessage operation) =>
        received.TryEnqueue(operation, operation.Message.Length, wakes: false) == QueueResult.Full ? EnqueueSlowAsync(operation) : ValueTask.CompletedTask;

    private async ValueTask EnqueueSlowAsync(ReceivedMessage operation)
    {
        long start = timeProvider.GetTimestamp();
        receivedMessages.Tell();
        do
        {
            received.Wake(inline: false);

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
                SendError(operation.Id.Span, new ErrorInfo(ErrorCodes.Busy, $"'{operation.Operation.MessageType}' was not run: too many messages wait for their handler."));
                return;
            }

            TimeSpan left = options.ReceiveQueue.MaxPause - timeProvider.GetElapsedTime(start);
            try
            {
                heartbeat.Pause();
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
                heartbeat.Resume();
            }
        }
        while (received.TryEnqueue(operation, operation.Message.Length, wakes: false) == QueueResult.Full);
    }

    private void Forget(ReceivedMessage operation)
    {
        if (operation.Call is { } call)
        {
            incoming.Forget(call);
        }

        operation.Message.Release();
        inFlight.Exit();
    }
}
