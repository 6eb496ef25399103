using System.ComponentModel;

namespace TypedSockets;

/// <summary>What the generator adds to an endpoint: how it is created and which operation takes which message.</summary>
/// <typeparam name="TSelf">The endpoint itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsEndpoint<TSelf>
    where TSelf : WsEndpoint, IWsEndpoint<TSelf>
{
    /// <summary>Creates the endpoint of one connection from the connection's scope.</summary>
    static abstract TSelf Create(IServiceProvider services);

    /// <summary>Finds the operation that takes messages of this type, or <see langword="null"/>.</summary>
    /// <param name="type">The message type in UTF-8.</param>
    static abstract WsOperation<TSelf>? FindOperation(ReadOnlySpan<byte> type);

    /// <summary>Gives a new endpoint its connection.</summary>
    internal static virtual void Bind(TSelf endpoint, WsConnection connection, WsHub hub) => endpoint.Bind(connection, hub);
}

/// <summary>What the generator adds to an endpoint whose contract has events.</summary>
/// <typeparam name="TSelf">The endpoint itself.</typeparam>
/// <typeparam name="TEvents">The contract of what the server may call on a client.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsEndpoint<TSelf, TEvents> : IWsEndpoint<TSelf>
    where TSelf : WsEndpoint<TEvents>, IWsEndpoint<TSelf, TEvents>
    where TEvents : class
{
    /// <summary>Creates the typed proxy that sends every call to <paramref name="target"/>.</summary>
    static abstract TEvents CreateTarget(WsTarget target);

    /// <summary>Gives a new endpoint its connection and its targets.</summary>
    static void IWsEndpoint<TSelf>.Bind(TSelf endpoint, WsConnection connection, WsHub hub) => endpoint.Bind(connection, hub, TSelf.CreateTarget);
}
