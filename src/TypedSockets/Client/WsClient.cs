using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>The client's half of a connection that keeps itself connected. Generated clients derive from it.</summary>
public abstract class WsClient : IAsyncDisposable
{
    /// <summary>Creates a client that is not connected yet.</summary>
    protected WsClient(Uri uri, WsClientOptions? options = null, IWsReconnectPolicy? reconnectPolicy = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null) => throw new NotImplementedException();

    /// <summary>Connects.</summary>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Closes.</summary>
    public Task CloseAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();

    /// <summary>Sends a one-way message.</summary>
    public ValueTask SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : IWsMessage<T> => throw new NotImplementedException();

    /// <summary>Sends a request and awaits its response.</summary>
    public ValueTask<TResponse> RequestAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Sends a request that a stream answers.</summary>
    public IAsyncEnumerable<TItem> StreamAsync<TRequest, TItem>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem> => throw new NotImplementedException();

    /// <summary>Sends a request with a stream of items.</summary>
    public ValueTask UploadAsync<TRequest, TUpload>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload> => throw new NotImplementedException();

    /// <summary>Sends a request with a stream of items and awaits the response.</summary>
    public ValueTask<TResponse> UploadAsync<TRequest, TUpload, TResponse>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Exchanges a stream for a stream.</summary>
    public IAsyncEnumerable<TItem> DuplexAsync<TRequest, TUpload, TItem>(TRequest request, IAsyncEnumerable<TUpload> items, CancellationToken cancellationToken = default)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem> => throw new NotImplementedException();

    /// <summary>Subscribes to an event.</summary>
    public IDisposable On<T>(Action<T> handler)
        where T : IWsMessage<T> => throw new NotImplementedException();

    /// <summary>Subscribes to an event.</summary>
    public IDisposable On<T>(Func<T, Task> handler)
        where T : IWsMessage<T> => throw new NotImplementedException();

    /// <summary>Subscribes to an event.</summary>
    [OverloadResolutionPriority(1)]
    public IDisposable On<T>(Func<T, ValueTask> handler)
        where T : IWsMessage<T> => throw new NotImplementedException();

    /// <summary>Subscribes to an event.</summary>
    protected IDisposable On<T>(Func<T, CancellationToken, ValueTask> handler)
        where T : IWsMessage<T> => throw new NotImplementedException();

    /// <summary>Answers a request of the server.</summary>
    public IDisposable On<TRequest, TResponse>(Func<TRequest, Task<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Answers a request of the server.</summary>
    [OverloadResolutionPriority(1)]
    public IDisposable On<TRequest, TResponse>(Func<TRequest, ValueTask<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Answers a request of the server.</summary>
    protected IDisposable On<TRequest, TResponse>(Func<TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Answers a request of the server with a stream.</summary>
    public IDisposable OnStream<TRequest, TItem>(Func<TRequest, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TRequest : IWsMessage<TRequest>
        where TItem : IWsMessage<TItem> => throw new NotImplementedException();

    /// <summary>Takes a stream of the server.</summary>
    public IDisposable OnUpload<TRequest, TUpload>(Func<TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask> handler)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload> => throw new NotImplementedException();

    /// <summary>Takes a stream of the server and answers it.</summary>
    public IDisposable OnUpload<TRequest, TUpload, TResponse>(Func<TRequest, IAsyncEnumerable<TUpload>, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TResponse : IWsMessage<TResponse> => throw new NotImplementedException();

    /// <summary>Takes a stream of the server and answers it with a stream.</summary>
    public IDisposable OnDuplex<TRequest, TUpload, TItem>(Func<TRequest, IAsyncEnumerable<TUpload>, CancellationToken, IAsyncEnumerable<TItem>> handler)
        where TRequest : IWsMessage<TRequest>
        where TUpload : IWsMessage<TUpload>
        where TItem : IWsMessage<TItem> => throw new NotImplementedException();
}
