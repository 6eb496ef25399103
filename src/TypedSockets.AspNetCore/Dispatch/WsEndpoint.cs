namespace TypedSockets;

/// <summary>The server's end of a contract without events. One instance serves one connection.</summary>
public abstract class WsEndpoint
{
}

/// <summary>The server's end of a contract with events. One instance serves one connection.</summary>
/// <typeparam name="TEvents">The contract of what the server may call on a client.</typeparam>
public abstract class WsEndpoint<TEvents> : WsEndpoint
    where TEvents : class
{
}
