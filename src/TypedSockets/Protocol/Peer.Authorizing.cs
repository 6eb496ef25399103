namespace TypedSockets;

/// <content>Operations that not everybody may call.</content>
internal sealed partial class Peer
{
    /// <summary>
    /// Asks the host about an operation that has metadata; where it says no, answers and forgets the operation. Awaited before
    /// the next operation begins, also for a stream. Never throws.
    /// </summary>
    private async ValueTask<bool> MayRunAsync(ReceivedMessage operation)
    {
        try
        {
            if (await host.MayRunAsync(operation.Operation).ConfigureAwait(false))
            {
                return true;
            }

            await AnswerErrorAsync(operation, new ErrorInfo(ErrorCodes.Unauthorized, $"The user may not call '{operation.Operation.MessageType}'.")).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await AnswerFaultAsync(operation, exception).ConfigureAwait(false);
        }

        Forget(operation);
        return false;
    }
}
