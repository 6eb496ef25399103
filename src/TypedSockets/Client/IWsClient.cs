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
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="reconnectPolicy">Replaces the delays of <see cref="WsClientOptions.Reconnect"/>, where there is one.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="loggerFactory">Where to log; <see langword="null"/> for nowhere.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The address is none of a WebSocket, or an option is out of its bounds.</exception>
    static abstract TSelf Create(
        Uri uri,
        WsClientOptions? options,
        IWsReconnectPolicy? reconnectPolicy,
        TimeProvider? timeProvider,
        ILoggerFactory? loggerFactory);
}
