namespace TypedSockets;

/// <summary>A one-way message failed. Nobody awaits its outcome, so <see cref="WsClient.ErrorReceived"/> tells of it.</summary>
public sealed class WsErrorEventArgs : EventArgs
{
    internal WsErrorEventArgs(string code, string message)
    {
        Code = code;
        Message = message;
    }

    /// <summary>
    /// What went wrong, for programs: the server's own code, one of the protocol's such as <c>ws.rate_limited</c>, or
    /// <c>ws.disconnected</c> where the connection broke while the message was being sent, or the client was closed before.
    /// </summary>
    public string Code { get; }

    /// <summary>What went wrong, for people.</summary>
    public string Message { get; }

    /// <summary>The type of the message, where this client knows it: a server names none when it refuses one.</summary>
    public string? MessageType { get; internal init; }

    /// <summary>
    /// False where the message never left this client, so that sending it again can't double it. True where the server has
    /// answered, or the connection broke while the message was being sent.
    /// </summary>
    public bool MayHaveArrived { get; internal init; }

    /// <summary>The id of the message, where the server named one.</summary>
    public string? RequestId { get; internal init; }
}
