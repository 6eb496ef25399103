namespace TypedSockets;

/// <summary>What waits in a <see cref="SendBuffer"/> for a connection.</summary>
internal abstract class BufferedCall
{
    /// <summary>Hands the call to a connection. False where the connection did not take it.</summary>
    public abstract ValueTask<bool> TrySendAsync(Peer peer);

    /// <summary>There will be no connection.</summary>
    public abstract void Fail(WsDisconnectedException exception);
}
