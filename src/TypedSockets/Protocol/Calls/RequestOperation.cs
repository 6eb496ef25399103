namespace TypedSockets;

/// <summary>A request that one response answers.</summary>
internal sealed class RequestOperation<TTarget, TRequest, TResponse>(Func<TTarget, TRequest, CancellationToken, ValueTask<TResponse>> handler) : WsOperation<TTarget>
    where TTarget : class
    where TRequest : IWsMessage<TRequest>
    where TResponse : IWsMessage<TResponse>
{
    internal override string MessageType => TRequest.MessageType;

    internal override OperationKind Kind => OperationKind.Request;

    internal override ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken)
    {
        ValueTask<TResponse> handling = handler((TTarget)target, payload.Read<TRequest>(), cancellationToken);
        return handling.IsCompletedSuccessfully ? call!.RespondAsync(handling.Result) : RespondAsync(handling, call!);
    }

    private static async ValueTask RespondAsync(ValueTask<TResponse> handling, IncomingCall call) =>
        await call.RespondAsync(await handling.ConfigureAwait(false)).ConfigureAwait(false);
}
