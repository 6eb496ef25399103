namespace TypedSockets;

/// <summary>A one-way message that waits for a connection, already encoded, so that its sender may change or forget it.</summary>
internal sealed class BufferedMessage(Frame frame, Action<string, WsException> lost) : BufferedCall
{
    public override ValueTask<bool> TrySendAsync(Peer peer) => TrySendAsync(peer, CancellationToken.None);

    /// <summary>Hands the message to a connection. False where the connection did not take it.</summary>
    /// <exception cref="OperationCanceledException">Its sender has given up waiting for room; the frame is still the caller's to release.</exception>
    public async ValueTask<bool> TrySendAsync(Peer peer, CancellationToken cancellationToken)
    {
        if (frame.Length > peer.MaxMessageBytes)
        {
            frame.Release();
            lost(frame.Type!, new WsException(
                ErrorCodes.TooLarge,
                $"It takes {frame.Length} bytes, more than the {peer.MaxMessageBytes} that this server takes.",
                inner: null));
            return true;
        }

        // What the connection refuses it releases; this keeps the frame for the next one.
        frame.Retain();
        try
        {
            await peer.SendFrameAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (WsDisconnectedException)
        {
            return false;
        }

        frame.Release();
        return true;
    }

    public override void Fail(WsDisconnectedException exception)
    {
        frame.Release();
        lost(frame.Type!, exception);
    }
}
