namespace TypedSockets;

/// <summary>A request that a stream of items answers.</summary>
internal sealed class StreamOperation<TTarget, TRequest, TItem>(Func<TTarget, TRequest, CancellationToken, IAsyncEnumerable<TItem>> handler) : WsOperation<TTarget>
    where TTarget : class
    where TRequest : IWsMessage<TRequest>
    where TItem : IWsMessage<TItem>
{
    internal override string MessageType => TRequest.MessageType;

    internal override OperationKind Kind => OperationKind.Stream;

    internal override ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken) =>
        call!.SendItemsAsync(handler((TTarget)target, payload.Read<TRequest>(), cancellationToken));
}
