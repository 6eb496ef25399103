using System.ComponentModel;

namespace TypedSockets;

/// <summary>What the generator adds to an endpoint: how it is created and which operation takes which message.</summary>
/// <typeparam name="TSelf">The endpoint itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsEndpoint<TSelf>
    where TSelf : WsEndpoint, IWsEndpoint<TSelf>
{
    /// <summary>Creates the endpoint of one connection from the connection's scope.</summary>
    /// <param name="services">The services of the connection's scope.</param>
    /// <returns>The endpoint, without its connection yet.</returns>
    /// <exception cref="InvalidOperationException">A service that its constructor needs is not registered.</exception>
    static abstract TSelf Create(IServiceProvider services);

    /// <summary>Finds the operation that takes messages of a type.</summary>
    /// <param name="type">The message type in UTF-8.</param>
    /// <returns>The operation, or <see langword="null"/> where none takes them.</returns>
    static abstract WsOperation<TSelf>? FindOperation(ReadOnlySpan<byte> type);

    /// <summary>The operations whose methods say who may call them. Default: none.</summary>
    static virtual IReadOnlyList<WsOperation<TSelf>> OperationsWithMetadata => [];

    /// <summary>The messages of its contracts and their events, both ways. Default: none are known.</summary>
    static virtual IReadOnlyList<WsMessageInfo> Messages => [];

    /// <summary>Gives a new endpoint its connection.</summary>
    internal static virtual void Bind(TSelf endpoint, WsConnection connection, WsHub hub) => endpoint.Bind(connection, hub);
}
