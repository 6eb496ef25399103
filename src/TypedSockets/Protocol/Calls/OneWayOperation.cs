namespace TypedSockets;

/// <summary>An operation that nothing answers but an error.</summary>
internal sealed class OneWayOperation<TTarget, TMessage>(Func<TTarget, TMessage, CancellationToken, ValueTask> handler) : WsOperation<TTarget>
    where TTarget : class
    where TMessage : IWsMessage<TMessage>
{
    internal override string MessageType => TMessage.MessageType;

    internal override OperationKind Kind => OperationKind.OneWay;

    internal override ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken) =>
        handler((TTarget)target, payload.Read<TMessage>(), cancellationToken);
}
