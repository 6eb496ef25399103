namespace TypedSockets;

/// <summary>The client is disconnected and its buffer is full. The message was not taken.</summary>
public sealed class WsBufferFullException : WsException
{
    internal WsBufferFullException(int bufferedMessages)
        : base(ErrorCodes.BufferFull, $"The client is disconnected and already holds {bufferedMessages} messages. Wait for State to be Connected, or raise WsClientOptions.BufferedMessages.", inner: null)
    {
    }
}
