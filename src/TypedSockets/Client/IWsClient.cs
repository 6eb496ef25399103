using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>What the generator adds to a client class so that dependency injection can create it without reflection.</summary>
/// <typeparam name="TSelf">The client itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWsClient<TSelf>
    where TSelf : WsClient, IWsClient<TSelf>
{
    /// <summary>Creates a client that is not connected yet.</summary>
    static abstract TSelf Create(
        Uri uri,
        WsClientOptions? options,
        IWsReconnectPolicy? reconnectPolicy,
        TimeProvider? timeProvider,
        ILoggerFactory? loggerFactory);
}
