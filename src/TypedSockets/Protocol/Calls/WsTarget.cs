using System.ComponentModel;

namespace TypedSockets;

/// <summary>
/// Whom a generated events proxy calls: one connection, a room, a user, everyone. Generated code calls it; user code
/// sees the typed proxy around it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WsTarget
{
    /// <summary>Sends a one-way message to every connection of this target.</summary>
    public abstract ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : IWsMessage<T>;

    /// <summary>Asks the one connection of this target and awaits its response.</summary>
    public abstract ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse>;

    /// <summary>Asks the one connection of this target for a stream.</summary>
    public abstract IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem>;

    /// <summary>Sends a request with a stream of items to the one connection of this target.</summary>
    public abstract ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>;

    /// <summary>Sends a request with a stream of items to the one connection of this target and awaits its response.</summary>
    public abstract ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse>;

    /// <summary>Exchanges a stream for a stream with the one connection of this target.</summary>
    public abstract IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem>;
}
