namespace TypedSockets;

/// <content>Operations that not everybody may call.</content>
internal sealed partial class Peer
{
    /// <summary>
    /// Asks the host about an operation that has metadata; where it says no, answers and forgets the operation. Awaited in the
    /// operation's turn, also for a stream, which gives it up only then. Never throws.
    /// </summary>
    private ValueTask<bool> MayRunAsync(ReceivedMessage operation) =>
        operation.Operation.Metadata.Length == 0 ? ValueTask.FromResult(true) : AskHostAsync(operation);

    private async ValueTask<bool> AskHostAsync(ReceivedMessage operation)
    {
        string errorCode;
        try
        {
            if (await host.MayRunAsync(operation.Operation).ConfigureAwait(false))
            {
                return true;
            }

            errorCode = await AnswerErrorAsync(operation, new ErrorInfo(ErrorCodes.Unauthorized, $"The user may not call '{operation.Operation.MessageType}'.")).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            errorCode = await AnswerFaultAsync(operation, exception).ConfigureAwait(false);
        }

        operation.Span?.Start();
        CallSpans.End(operation.Span, errorCode);
        metrics?.Handled(operation.Operation.MessageType, operation.Start, errorCode);
        Forget(operation);
        return false;
    }
}
