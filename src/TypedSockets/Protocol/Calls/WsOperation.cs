using System.ComponentModel;

namespace TypedSockets;

/// <summary>
/// One operation of a contract as its callee runs it: it reads the message, calls the handler and sends what the handler
/// returns. Generated code makes these; user code has no need to.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WsOperation
{
    private protected WsOperation()
    {
    }

    /// <summary>The message type that the operation takes.</summary>
    internal abstract string MessageType { get; }

    /// <summary>The form of the call.</summary>
    internal abstract OperationKind Kind { get; }

    /// <summary>The message type of the items of its client stream; empty where it takes none.</summary>
    internal virtual ReadOnlySpan<byte> ItemType => default;

    /// <summary>What the callee says about the operation, such as who may call it. Mostly nothing.</summary>
    internal object[] Metadata { get; private protected set; } = [];

    /// <summary>A one-way operation: nothing answers it but an error.</summary>
    /// <typeparam name="TTarget">What handles the operation: an endpoint.</typeparam>
    /// <typeparam name="TMessage">The message.</typeparam>
    /// <param name="handler">Handles the message.</param>
    /// <returns>The operation, for the endpoint's dispatch table.</returns>
    public static WsOperation<TTarget> OneWay<TTarget, TMessage>(Func<TTarget, TMessage, CancellationToken, ValueTask> handler)
        where TTarget : class
        where TMessage : IWsMessage<TMessage> => new OneWayOperation<TTarget, TMessage>(handler);

    /// <summary>A request that one response answers.</summary>
    /// <typeparam name="TTarget">What handles the operation: an endpoint.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="handler">Handles the request.</param>
    /// <returns>The operation, for the endpoint's dispatch table.</returns>
    public static WsOperation<TTarget> Request<TTarget, TRequest, TResponse>(Func<TTarget, TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => new RequestOperation<TTarget, TRequest, TResponse>(handler);

    /// <summary>A request that a stream of items answers.</summary>
    /// <typeparam name="TTarget">What handles the operation: an endpoint.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <param name="handler">Handles the request.</param>
    /// <returns>The operation, for the endpoint's dispatch table.</returns>
    public static WsOperation<TTarget> Stream<TTarget, TRequest, TItem>(Func<TTarget, TRequest, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem> => new StreamOperation<TTarget, TRequest, TItem>(handler);

    /// <summary>An operation that takes a client stream and completes without a response.</summary>
    /// <typeparam name="TTarget">What handles the operation: an endpoint.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <param name="handler">Handles the request and its items.</param>
    /// <returns>The operation, for the endpoint's dispatch table.</returns>
    public static WsOperation<TTarget> Upload<TTarget, TRequest, TUpload>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload> => new UploadOperation<TTarget, TRequest, TUpload>(handler);

    /// <summary>An operation that takes a client stream and is answered by one response.</summary>
    /// <typeparam name="TTarget">What handles the operation: an endpoint.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="handler">Handles the request and its items.</param>
    /// <returns>The operation, for the endpoint's dispatch table.</returns>
    public static WsOperation<TTarget> Upload<TTarget, TRequest, TUpload, TResponse>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask<TResponse>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse> => new UploadOperation<TTarget, TRequest, TUpload, TResponse>(handler);

    /// <summary>An operation that takes a client stream and is answered by a stream of items.</summary>
    /// <typeparam name="TTarget">What handles the operation: an endpoint.</typeparam>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <param name="handler">Handles the request and its items.</param>
    /// <returns>The operation, for the endpoint's dispatch table.</returns>
    public static WsOperation<TTarget> Duplex<TTarget, TRequest, TUpload, TItem>(Func<TTarget, TRequest, IAsyncEnumerable<TUpload>, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TTarget : class
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem> => new DuplexOperation<TTarget, TRequest, TUpload, TItem>(handler);

    /// <summary>Creates what takes the items of a client stream, where the operation has one.</summary>
    internal virtual IncomingItems? CreateUpload(Action<int> grant) => null;

    /// <summary>Runs the operation to its end. The payload is not looked at after this returns.</summary>
    /// <param name="target">What handles the operation.</param>
    /// <param name="call">The open call; <see langword="null"/> for a one-way operation.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="cancellationToken">Given to the handler.</param>
    internal abstract ValueTask RunAsync(object target, IncomingCall? call, Payload payload, CancellationToken cancellationToken);
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

    /// <summary>The same operation with more said about it, such as who may call it.</summary>
    /// <param name="metadata">What is said: objects that the server knows, such as an <c>AuthorizeAttribute</c>. It ignores others.</param>
    /// <returns>Another operation.</returns>
    public WsOperation<TTarget> With(params object[] metadata)
    {
        var other = (WsOperation<TTarget>)MemberwiseClone();
        other.Metadata = [.. Metadata, .. metadata];
        return other;
    }
}
