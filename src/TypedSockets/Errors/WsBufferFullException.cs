namespace TypedSockets;

/// <summary>The client has no connection that takes new calls, and its buffer is full. The message was not taken.</summary>
public sealed class WsBufferFullException : WsException
{
    internal WsBufferFullException(int bufferedMessages)
        : base(
            ErrorCodes.BufferFull,
            $"{bufferedMessages} messages already wait for the connection, as many as may. Wait until the client is connected and has sent them, or raise WsClientOptions.BufferedMessages.",
            inner: null)
    {
    }
}
