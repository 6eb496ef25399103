namespace TypedSockets;

/// <summary>An operation that takes a client stream and is answered by a stream of items.</summary>
internal sealed class DuplexOperation<TTarget, TRequest, TUpload, TItem>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, IAsyncEnumerable<TItem>> handler) : WsOperation<TTarget>
    where TTarget : class
    where TRequest : IWsMessage<TRequest>
    where TUpload : IWsMessage<TUpload>
    where TItem : IWsMessage<TItem>
{
    internal override string MessageType => TRequest.MessageType;

    internal override OperationKind Kind => OperationKind.Stream;

    internal override ReadOnlySpan<byte> ItemType => TUpload.MessageTypeUtf8;

    internal override IncomingItems CreateUpload(Action<int> grant) => new IncomingItems<TUpload>(grant);

    internal override ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken) =>
        call!.SendItemsAsync(handler((TTarget)target, payload.Read<TRequest>(), (IncomingItems<TUpload>)call.Upload!, cancellationToken));
}
