using System.Text;

namespace TypedSockets;

/// <summary>A request that awaits its one response.</summary>
internal sealed class PendingResponse<TResponse>(long number) : PendingCall(number)
    where TResponse : IWsMessage<TResponse>
{
    private readonly TaskCompletionSource<TResponse> response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResponse> Response => response.Task;

    public override string AnswerType => TResponse.MessageType;

    public override Exception? Fault => response.Task.Exception?.InnerException;

    public override bool EndsWithResponse => true;

    /// <summary>Fails the call where it is not over in time, until what this returns is disposed.</summary>
    public ITimer FailAfter(TimeSpan time, TimeProvider timeProvider, Func<Exception> failing) =>
        timeProvider.CreateTimer(_ => Fail(failing()), state: null, time, Timeout.InfiniteTimeSpan);

    public override bool TryTake(ReadOnlySpan<byte> type, Payload payload, out bool overCredit)
    {
        overCredit = false;
        if (!type.SequenceEqual(TResponse.MessageTypeUtf8))
        {
            return false;
        }

        response.TrySetResult(payload.Read<TResponse>());
        return true;
    }

    public override void End(ReadOnlySpan<byte> id) => Fail(
        new WsException(ErrorCodes.Malformed, $"The other side ended the request with ws.end instead of answering with '{TResponse.MessageType}'.", inner: null)
        {
            RequestId = Encoding.UTF8.GetString(id),
        });

    public override void Fail(Exception exception)
    {
        response.TrySetException(exception);

        // Whoever gave up does not look at it.
        _ = response.Task.Exception;
    }
}
