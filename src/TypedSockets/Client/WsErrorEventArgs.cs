namespace TypedSockets;

/// <summary>A one-way message failed. Nobody awaits its outcome, so <see cref="WsClient.ErrorReceived"/> tells of it.</summary>
public sealed class WsErrorEventArgs : EventArgs
{
    internal WsErrorEventArgs(string code, string message, string? requestId)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
    }

    /// <summary>
    /// What went wrong, for programs: the server's own code, one of the protocol's such as <c>ws.rate_limited</c>, or
    /// <c>ws.disconnected</c> where the message was buffered and the client was closed before it could be sent.
    /// </summary>
    public string Code { get; }

    /// <summary>What went wrong, for people.</summary>
    public string Message { get; }

    /// <summary>The id of the message, where the server named one.</summary>
    public string? RequestId { get; }
}
