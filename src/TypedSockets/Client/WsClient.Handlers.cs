using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <content>
/// Handlers of what the server calls. They may be added and removed at any time, outlast connections, and run one at a
/// time in the order received, but for those with a stream, which run beside the others.
/// </content>
public abstract partial class WsClient
{
    /// <summary>
    /// Adds what is to be done after every connect: to join again, to ask for what was missed. The handlers run one after
    /// the other; what they send goes ahead of what is buffered. One that throws, or that takes longer
    /// than <see cref="WsClientOptions.OnConnectedTimeout"/>, is logged and does not stop the others.
    /// </summary>
    /// <param name="handler">Gets a token that is canceled when the connection ends, or when the handler takes too long.</param>
    /// <returns>Disposed, it removes the handler.</returns>
    public IDisposable OnConnected(Func<CancellationToken, ValueTask> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return connectedHandlers.Add(handler);
    }

    /// <summary>Adds a handler of an event. Several run in the order they were added; one that throws is logged.</summary>
    /// <typeparam name="T">The event.</typeparam>
    /// <param name="handler">Handles the event.</param>
    /// <returns>Disposed, it removes the handler.</returns>
    /// <exception cref="InvalidOperationException">The type is answered as a request already.</exception>
    public IDisposable On<T>(Action<T> handler)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddEvent<T>((message, _) =>
        {
            handler(message);
            return ValueTask.CompletedTask;
        });
    }

    /// <inheritdoc cref="On{T}(Action{T})"/>
    public IDisposable On<T>(Func<T, Task> handler)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddEvent<T>((message, _) => new ValueTask(handler(message)));
    }

    /// <inheritdoc cref="On{T}(Action{T})"/>
    [OverloadResolutionPriority(1)]
    public IDisposable On<T>(Func<T, ValueTask> handler)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddEvent<T>((message, _) => handler(message));
    }

    /// <inheritdoc cref="On{T}(Action{T})"/>
    /// <param name="handler">Handles the event; its token is canceled when the connection ends.</param>
    protected IDisposable On<T>(Func<T, CancellationToken, ValueTask> handler)
        where T : IWsMessage<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddEvent(handler);
    }

    /// <summary>Answers a request of the server. What the handler throws becomes the answer's error.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="handler">Handles the request.</param>
    /// <returns>Disposed, it removes the handler.</returns>
    /// <exception cref="InvalidOperationException">The type has a handler already.</exception>
    public IDisposable On<TRequest, TResponse>(Func<TRequest, Task<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return On<TRequest, TResponse>((request, _) => new ValueTask<TResponse>(handler(request)));
    }

    /// <inheritdoc cref="On{TRequest, TResponse}(Func{TRequest, Task{TResponse}})"/>
    [OverloadResolutionPriority(1)]
    public IDisposable On<TRequest, TResponse>(Func<TRequest, ValueTask<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return On<TRequest, TResponse>((request, _) => handler(request));
    }

    /// <inheritdoc cref="On{TRequest, TResponse}(Func{TRequest, Task{TResponse}})"/>
    /// <param name="handler">Handles the request; its token is canceled when the server cancels it or the connection ends.</param>
    protected IDisposable On<TRequest, TResponse>(Func<TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddRequest<TRequest>(WsOperation.Request<Subscription, TRequest, TResponse>(
            (_, request, cancellationToken) => handler(request, cancellationToken)));
    }

    /// <summary>Answers a request of the server with a stream.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <param name="handler">Handles the request; its token is canceled when the server cancels it or the connection ends.</param>
    /// <returns>Disposed, it removes the handler.</returns>
    /// <exception cref="InvalidOperationException">The type has a handler already.</exception>
    public IDisposable OnStream<TRequest, TItem>(Func<TRequest, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddRequest<TRequest>(WsOperation.Stream<Subscription, TRequest, TItem>(
            (_, request, cancellationToken) => handler(request, cancellationToken)));
    }

    /// <summary>Takes a stream of the server.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <inheritdoc cref="OnStream{TRequest, TItem}(Func{TRequest, CancellationToken, IAsyncEnumerable{TItem}})"/>
    public IDisposable OnUpload<TRequest, TUpload>(Func<TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask> handler)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddRequest<TRequest>(WsOperation.Upload<Subscription, TRequest, TUpload>(
            (_, request, items, cancellationToken) => handler(request, items, cancellationToken)));
    }

    /// <summary>Takes a stream of the server and answers it with one response.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <inheritdoc cref="OnStream{TRequest, TItem}(Func{TRequest, CancellationToken, IAsyncEnumerable{TItem}})"/>
    public IDisposable OnUpload<TRequest, TUpload, TResponse>(Func<TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddRequest<TRequest>(WsOperation.Upload<Subscription, TRequest, TUpload, TResponse>(
            (_, request, items, cancellationToken) => handler(request, items, cancellationToken)));
    }

    /// <summary>Takes a stream of the server and answers it with a stream.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <inheritdoc cref="OnStream{TRequest, TItem}(Func{TRequest, CancellationToken, IAsyncEnumerable{TItem}})"/>
    public IDisposable OnDuplex<TRequest, TUpload, TItem>(Func<TRequest, IAsyncEnumerable<TUpload>, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return subscriptions.AddRequest<TRequest>(WsOperation.Duplex<Subscription, TRequest, TUpload, TItem>(
            (_, request, items, cancellationToken) => handler(request, items, cancellationToken)));
    }
}
