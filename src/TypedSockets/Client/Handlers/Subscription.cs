namespace TypedSockets;

/// <summary>What takes the server's messages of one type.</summary>
internal abstract class Subscription
{
    /// <summary>How the messages are read and handled, on this subscription.</summary>
    public abstract WsOperation Operation { get; }

    /// <summary>False once every handler was removed: then another kind of subscription may take the type.</summary>
    public abstract bool IsActive { get; }
}
