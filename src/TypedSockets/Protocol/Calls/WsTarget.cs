using System.ComponentModel;

namespace TypedSockets;

/// <summary>
/// Whom a generated events proxy calls: one connection, a room, a user, everyone. Generated code calls it; user code
/// sees the typed proxy around it.
/// </summary>
/// <remarks>
/// Only one connection can answer: on a target of many, everything but <see cref="SendAsync{T}"/> throws an
/// <see cref="InvalidOperationException"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WsTarget
{
    /// <summary>Sends a one-way message to every connection of this target; where there is none, nothing happens.</summary>
    /// <typeparam name="T">The message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends waiting for room in the send queue of a single connection.</param>
    /// <returns>Completes when the message is in the bounded send queues. A target of many waits for none of them.</returns>
    /// <exception cref="WsException">The message exceeds <see cref="WsConnectionOptions.MaxMessageBytes"/>: <c>ws.too_large</c>.</exception>
    /// <exception cref="WsDisconnectedException">The single connection has ended, or had no room within <see cref="WsSendQueueOptions.MaxWait"/>.</exception>
    public abstract ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : IWsMessage<T>;

    /// <summary>Asks the one connection of this target and awaits its response.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives the request up; the client is told.</param>
    /// <returns>The response.</returns>
    /// <exception cref="WsException">The client answered with an error, or not within <see cref="WsConnectionOptions.RequestTimeout"/>: <c>ws.timeout</c>.</exception>
    /// <exception cref="WsDisconnectedException">There is no such connection, or it ended before the answer.</exception>
    public abstract ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>;

    /// <summary>Asks the one connection of this target for a stream.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TItem">An item of the stream.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives the stream up, as ending the enumeration does; the client is told.</param>
    /// <returns>The items, as fast as they are taken. The request is sent when the enumeration begins.</returns>
    public abstract IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem>;

    /// <summary>Sends a request with a stream of items to the one connection of this target.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="items">The items; the enumeration ends early when the client ends the call.</param>
    /// <param name="cancellationToken">Gives the call up; the client is told.</param>
    /// <returns>Completes when the client has taken all.</returns>
    public abstract ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>;

    /// <summary>Sends a request with a stream of items to the one connection of this target and awaits its response.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TResponse">The response.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="items">The items; the enumeration ends early when the client responds.</param>
    /// <param name="cancellationToken">Gives the call up; the client is told.</param>
    /// <returns>The response.</returns>
    public abstract ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse>;

    /// <summary>Exchanges a stream for a stream with the one connection of this target.</summary>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TUpload">An item of the client stream.</typeparam>
    /// <typeparam name="TItem">An item of the stream that answers.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="items">The items to send; the enumeration ends early when the client ends the call.</param>
    /// <param name="cancellationToken">Gives the call up, as ending the enumeration does; the client is told.</param>
    /// <returns>The items that answer. The request is sent when the enumeration begins.</returns>
    public abstract IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem>;
}
