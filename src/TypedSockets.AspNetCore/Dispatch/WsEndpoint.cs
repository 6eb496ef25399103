namespace TypedSockets;

/// <summary>
/// The server's end of a contract without events. One instance serves one connection, so its fields are the state of the
/// session. It is created from the connection's scope of services and disposed by the runtime.
/// </summary>
/// <remarks>
/// Handlers of one connection run one at a time, in the order received, so fields need no locks. A stream runs beside them
/// once its enumerator has been returned, a handler of a client stream from its first incomplete await, and so does a request
/// where <see cref="WsOptions.MaxConcurrentRequests"/> is more than 1. The token that a handler is given is its own until it ends;
/// afterwards it may be that of another call, so nothing that outlives the handler should keep it.
/// </remarks>
public abstract class WsEndpoint
{
    private WsConnection? connection;
    private TimeProvider? timeProvider;

    /// <summary>The connection that this endpoint serves. There from <see cref="OnConnectedAsync"/> on, not in the constructor.</summary>
    /// <exception cref="InvalidOperationException">It was asked for in the constructor.</exception>
    protected internal WsConnection Connection => connection ?? throw NotYet(nameof(Connection));

    /// <summary>The clock of the application. There from <see cref="OnConnectedAsync"/> on, not in the constructor.</summary>
    /// <exception cref="InvalidOperationException">It was asked for in the constructor.</exception>
    protected TimeProvider TimeProvider => timeProvider ?? throw NotYet(nameof(TimeProvider));

    /// <summary>Called once, before the first message is handled. A fault closes the connection with 1011.</summary>
    /// <param name="cancellationToken">Canceled when the connection ends.</param>
    /// <returns>Completes when messages may be handled.</returns>
    public virtual ValueTask OnConnectedAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// Called once, after the last handler. The connection has left its rooms, which
    /// <see cref="WsConnection.Rooms"/> still names; nothing can be sent to it.
    /// </summary>
    /// <param name="disconnect">How the connection ended.</param>
    /// <returns>Completes when the endpoint may be disposed.</returns>
    public virtual ValueTask OnDisconnectedAsync(WsDisconnect disconnect) => ValueTask.CompletedTask;

    /// <summary>
    /// Asked by every <see cref="WsConnection.JoinAsync"/>, from the endpoint or from outside, for a room that the connection
    /// is not in. Default: yes.
    /// </summary>
    /// <remarks>
    /// It runs where <c>JoinAsync</c> was called, so a call from outside runs it beside the handlers. A fault of it is one of
    /// <c>JoinAsync</c>.
    /// </remarks>
    /// <param name="room">The name of the room, which is not too long.</param>
    /// <param name="cancellationToken">The token that <c>JoinAsync</c> was called with.</param>
    /// <returns>False to refuse the room with <c>ws.unauthorized</c>.</returns>
    public virtual ValueTask<bool> MayJoinAsync(string room, CancellationToken cancellationToken) => new(true);

    internal void Bind(WsConnection connection, WsHub hub)
    {
        this.connection = connection;
        timeProvider = hub.TimeProvider;
        connection.Endpoint = this;
    }

    private protected InvalidOperationException NotYet(string member) =>
        new($"'{member}' of '{GetType().Name}' is not there yet in the constructor. Use it in OnConnectedAsync or later.");
}
