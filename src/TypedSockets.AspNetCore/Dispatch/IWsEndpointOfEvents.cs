using System.ComponentModel;

namespace TypedSockets;

/// <summary>What the generator adds to an endpoint whose contract has events.</summary>
/// <typeparam name="TSelf">The endpoint itself.</typeparam>
/// <typeparam name="TEvents">The contract of what the server may call on a client.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsEndpoint<TSelf, TEvents> : IWsEndpoint<TSelf>
    where TSelf : WsEndpoint<TEvents>, IWsEndpoint<TSelf, TEvents>
    where TEvents : class
{
    /// <summary>Creates the typed proxy that sends every call to <paramref name="target"/>.</summary>
    /// <param name="target">Who receives the calls.</param>
    /// <returns>The proxy.</returns>
    static abstract TEvents CreateTarget(WsTarget target);

    /// <summary>Gives a new endpoint its connection and its targets.</summary>
    static void IWsEndpoint<TSelf>.Bind(TSelf endpoint, WsConnection connection, WsHub hub) => endpoint.Bind(connection, hub, TSelf.CreateTarget);
}
