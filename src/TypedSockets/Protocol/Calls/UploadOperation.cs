namespace TypedSockets;

/// <summary>An operation that takes a client stream and completes without a response.</summary>
internal sealed class UploadOperation<TTarget, TRequest, TUpload>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask> handler) : WsOperation<TTarget>
    where TTarget : class
    where TRequest : IWsMessage<TRequest>
    where TUpload : IWsMessage<TUpload>
{
    internal override string MessageType => TRequest.MessageType;

    internal override OperationKind Kind => OperationKind.Stream;

    internal override ReadOnlySpan<byte> ItemType => TUpload.MessageTypeUtf8;

    internal override IncomingItems CreateUpload(Action<int> grant) => new IncomingItems<TUpload>(grant);

    internal override ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken) =>
        EndAsync(handler((TTarget)target, payload.Read<TRequest>(), (IncomingItems<TUpload>)call!.Upload!, cancellationToken), call);

    private static async ValueTask EndAsync(ValueTask handling, IncomingCall call)
    {
        await handling.ConfigureAwait(false);
        await call.EndAsync().ConfigureAwait(false);
    }
}

/// <summary>An operation that takes a client stream and is answered by one response.</summary>
internal sealed class UploadOperation<TTarget, TRequest, TUpload, TResponse>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask<TResponse>> handler) : WsOperation<TTarget>
    where TTarget : class
    where TRequest : IWsMessage<TRequest>
    where TUpload : IWsMessage<TUpload>
    where TResponse : IWsMessage<TResponse>
{
    internal override string MessageType => TRequest.MessageType;

    internal override OperationKind Kind => OperationKind.Stream;

    internal override ReadOnlySpan<byte> ItemType => TUpload.MessageTypeUtf8;

    internal override IncomingItems CreateUpload(Action<int> grant) => new IncomingItems<TUpload>(grant);

    internal override ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken) =>
        RespondAsync(handler((TTarget)target, payload.Read<TRequest>(), (IncomingItems<TUpload>)call!.Upload!, cancellationToken), call);

    private static async ValueTask RespondAsync(ValueTask<TResponse> handling, IncomingCall call) =>
        await call.RespondAsync(await handling.ConfigureAwait(false)).ConfigureAwait(false);
}
