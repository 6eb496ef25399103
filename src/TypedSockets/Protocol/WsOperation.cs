using System.ComponentModel;

namespace TypedSockets;

/// <summary>One operation of a contract as its callee runs it. Generated code makes these; user code has no need to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WsOperation
{
    private protected WsOperation()
    {
    }

    /// <summary>A one-way operation: nothing answers it but an error.</summary>
    public static WsOperation<TTarget> OneWay<TTarget, TMessage>(Func<TTarget, TMessage, CancellationToken, ValueTask> handler)
        where TTarget : class
        where TMessage : IWsMessage<TMessage> => throw new NotImplementedException();

    /// <summary>A request that one response answers.</summary>
    public static WsOperation<TTarget> Request<TTarget, TRequest, TResponse>(Func<TTarget, TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>A request that a stream of items answers.</summary>
    public static WsOperation<TTarget> Stream<TTarget, TRequest, TItem>(Func<TTarget, TRequest, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem> => throw new NotImplementedException();

    /// <summary>An operation that takes a client stream and completes without a response.</summary>
    public static WsOperation<TTarget> Upload<TTarget, TRequest, TUpload>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload> => throw new NotImplementedException();

    /// <summary>An operation that takes a client stream and is answered by one response.</summary>
    public static WsOperation<TTarget> Upload<TTarget, TRequest, TUpload, TResponse>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask<TResponse>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>An operation that takes a client stream and is answered by a stream of items.</summary>
    public static WsOperation<TTarget> Duplex<TTarget, TRequest, TUpload, TItem>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem> => throw new NotImplementedException();
}

/// <summary>One operation of a contract, to be run on a <typeparamref name="TTarget"/>.</summary>
/// <typeparam name="TTarget">The endpoint that handles the operation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WsOperation<TTarget> : WsOperation
    where TTarget : class
{
    private protected WsOperation()
    {
    }
}
