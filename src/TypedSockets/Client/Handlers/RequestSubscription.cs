namespace TypedSockets;

/// <summary>The one handler that answers the server's requests of a type.</summary>
internal sealed class RequestSubscription(WsOperation operation) : Subscription, IDisposable
{
    private volatile bool removed;

    public override WsOperation Operation => operation;

    public override bool IsActive => !removed;

    /// <summary>Removes the handler; a call that has begun goes on.</summary>
    public void Dispose() => removed = true;
}
