using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <content>
/// The handlers: one at a time, in the order received, but for streams, which run beside them, and requests where several may
/// run at once.
/// </content>
internal sealed partial class Peer
{
    // The turns of requests where several may run at once; null where the loop itself is the only one.
    private readonly SemaphoreSlim? requestTurns;

    private async Task HandleAsync()
    {
        // The user's code may block, and reading, closing and shutting down must not wait for it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        bool opened = await OpenHostAsync().ConfigureAwait(false);
        LeaveSpan();
        while (await received.WaitToReadAsync().ConfigureAwait(false))
        {
            await HandleReceivedAsync(opened).ConfigureAwait(false);
        }
    }

    /// <summary>Handles what has been received. A method of its own, so that an idle connection holds nothing of a message.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask HandleReceivedAsync(bool opened)
    {
        while (received.TryDequeue(out ReceivedMessage operation))
        {
            if (!opened || (handling.IsCancellationRequested && IsClosing))
            {
                Forget(operation);
                continue;
            }

            switch (operation.Operation.Kind)
            {
                case OperationKind.Stream:
                    if (await MayRunAsync(operation).ConfigureAwait(false))
                    {
                        _ = RunToEndAsync(operation);
                    }

                    break;
                case OperationKind.Request when requestTurns is not null:
                    await requestTurns.WaitAsync().ConfigureAwait(false);
                    _ = RunInTurnAsync(operation, requestTurns);
                    break;
                default:
                    if (await MayRunAsync(operation).ConfigureAwait(false))
                    {
                        await RunToEndAsync(operation).ConfigureAwait(false);
                    }

                    break;
            }
        }
    }

    private async Task RunInTurnAsync(ReceivedMessage operation, SemaphoreSlim turns)
    {
        if (await MayRunAsync(operation).ConfigureAwait(false))
        {
            await RunToEndAsync(operation).ConfigureAwait(false);
        }

        turns.Release();
    }

    /// <summary>Runs one operation, answers what is to be answered, and forgets it. Never throws.</summary>
    private async Task RunToEndAsync(ReceivedMessage operation)
    {
        CancellationToken canceled = operation.Call?.Canceled ?? handling.Token;
        string? errorCode = null;
        operation.Span?.Start();
        try
        {
            canceled.ThrowIfCancellationRequested();
            await operation.Operation.RunAsync(operation.Target, operation.Call, protocol.PayloadOf(operation.Message.Buffer, operation.PayloadRange), canceled).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            errorCode = await AnswerFaultAsync(operation, exception).ConfigureAwait(false);
        }
        finally
        {
            // A call may have been answered before its handler ended, with another error or in spite of its success.
            errorCode = operation.Call?.AnsweredWith ?? errorCode;
            CallSpans.End(operation.Span, errorCode);
            metrics?.Handled(operation.Operation.MessageType, operation.Start, errorCode);
            Forget(operation);

            // The thread has nothing else to do, unless there is another message to be handled. Then the answer must not wait for it.
            outbound.Wake(inline: received.Count == 0);
        }
    }

    /// <summary>Answers with the error that an exception means to the caller, and returns its code.</summary>
    private async ValueTask<string> AnswerFaultAsync(ReceivedMessage operation, Exception exception)
    {
        // A handler that could not answer because the connection is ending has no fault.
        if (IsClosing && exception is OperationCanceledException or WsDisconnectedException)
        {
            return ErrorCodes.Canceled;
        }

        return await AnswerErrorAsync(operation, Explain(operation, exception)).ConfigureAwait(false);
    }

    /// <summary>Answers with an error, and returns its code.</summary>
    private async ValueTask<string> AnswerErrorAsync(ReceivedMessage operation, ErrorInfo error)
    {
        try
        {
            if (operation.Call is { } call)
            {
                await call.FailAsync(error).ConfigureAwait(false);
            }
            else if (isServer || !operation.Id.IsEmpty)
            {
                await SendFrameAsync(EncodeError(operation.Id.Span, error), CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (WsDisconnectedException)
        {
            // Nobody is left to be told.
        }

        return error.Code;
    }

    private ErrorInfo Explain(ReceivedMessage operation, Exception exception)
    {
        switch (exception)
        {
            case WsPayloadException:
                LogInvalidPayload(host.Name, operation.Operation.MessageType, exception.Message);
                return new ErrorInfo(ErrorCodes.InvalidPayload, exception.Message);
            case WsException fault when fault == operation.Call?.Upload?.Fault && !IsClosing:
                return new ErrorInfo(fault.Code, fault.Message);
            case WsException when OwnErrorOf(exception) is { } own:
                return own;
            case OperationCanceledException when operation.Call is { Canceled.IsCancellationRequested: true, CancelCode: not ErrorCodes.Unavailable } call:
                return new ErrorInfo(call.CancelCode, $"'{operation.Operation.MessageType}' was canceled.");
            case OperationCanceledException when operation.Call is { Canceled.IsCancellationRequested: true } || (operation.Call is null && handling.IsCancellationRequested):
                return new ErrorInfo(ErrorCodes.Unavailable, $"The server is shutting down and could not finish '{operation.Operation.MessageType}'. Reconnect and try again.");
            default:
                LogHandlerFault(host.Name, operation.Operation.MessageType, operation.Id.IsEmpty ? "none" : Printable(operation.Id.Span), exception);
                return new ErrorInfo(ErrorCodes.Internal, host.Describe(exception));
        }
    }

    /// <summary>What the other side is told of an exception that was thrown for it to know; <see langword="null"/> for any other.</summary>
    private static ErrorInfo? OwnErrorOf(Exception exception) =>
        exception is WsException { IsRemote: false } own and not (WsDisconnectedException or WsBufferFullException or WsConnectException)
            ? new ErrorInfo(own.Code, own.Message)
            : null;

    private async Task<bool> OpenHostAsync()
    {
        try
        {
            await host.OpenedAsync(Lifetime).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            // A connection that ended meanwhile has an end of its own.
            if (Lifetime.IsCancellationRequested)
            {
                return false;
            }

            LogOpenFault(host.Name, exception);
            Close(CloseCodes.InternalError, ErrorCodes.Internal);
            return false;
        }
    }

    /// <summary>
    /// Waits for the handlers. What was received before a clean close is handled to its end; then, and at once where the
    /// connection broke, they are asked to give up, and one that does not is left behind with a warning. Where the server has
    /// asked them before, to shut down, it has waited for them too.
    /// </summary>
    private async Task EndHandlersAsync(Task handlers, bool isClean)
    {
        Task all = Task.WhenAll(handlers, inFlight.WhenIdleAsync());
        TimeSpan patience = handling.IsCancellationRequested ? TimeSpan.Zero : closeTimeout;
        if (!isClean || !await CompletesAsync(all, patience).ConfigureAwait(false))
        {
            _ = CancelAsync(handling);
            if (!await CompletesAsync(all, patience).ConfigureAwait(false))
            {
                LogHandlerStays(host.Name);
            }
        }
    }

    private async Task<bool> CompletesAsync(Task task, TimeSpan timeout)
    {
        try
        {
            await task.WaitAsync(timeout, timeProvider).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task CloseHostAsync(WsDisconnect disconnect)
    {
        try
        {
            await host.ClosedAsync(disconnect).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogCloseFault(host.Name, exception);
        }
    }
}
