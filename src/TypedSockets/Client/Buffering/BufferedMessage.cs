namespace TypedSockets;

/// <summary>
/// A one-way message that waits for a connection, already encoded, so that its sender may change or forget it. Only where the
/// next connection speaks another protocol it is encoded again, as it is then.
/// </summary>
/// <param name="encoded">The message as the protocol has it that is expected to be spoken.</param>
/// <param name="lost">Told where the message is lost.</param>
/// <param name="encodeAgain">Encodes the message for a connection that speaks another protocol; <see langword="null"/> where only its frame is left.</param>
internal sealed class BufferedMessage(Frame encoded, Action<string, WsException> lost, Func<WireProtocol, Frame>? encodeAgain = null) : BufferedCall
{
    private Frame frame = encoded;

    public override ValueTask<bool> TrySendAsync(Peer peer) => TrySendAsync(peer, CancellationToken.None);

    /// <summary>Hands the message to a connection. False where the connection did not take it.</summary>
    /// <exception cref="OperationCanceledException">Its sender has given up waiting for room, and is still to <see cref="Release"/> the message.</exception>
    public async ValueTask<bool> TrySendAsync(Peer peer, CancellationToken cancellationToken)
    {
        if (frame.Kind != peer.Protocol.FrameKind && !TryEncode(peer.Protocol))
        {
            return true;
        }

        if (frame.Length > peer.MaxMessageBytes)
        {
            lost(frame.Type!, new WsException(
                ErrorCodes.TooLarge,
                $"It takes {frame.Length} bytes, more than the {peer.MaxMessageBytes} that this server takes.",
                inner: null));
            frame.Release();
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
        lost(frame.Type!, exception);
        frame.Release();
    }

    /// <summary>Gives the message up, without a word to anybody.</summary>
    public void Release() => frame.Release();

    /// <summary>Encodes the message for another protocol. False where it can't be, and is lost.</summary>
    private bool TryEncode(WireProtocol protocol)
    {
        Frame former = frame;
        try
        {
            frame = encodeAgain?.Invoke(protocol)
                ?? throw new WsDisconnectedException($"It was encoded for a connection that has ended, and the next one speaks '{protocol.Subprotocol}' instead.");
            return true;
        }
        catch (Exception exception)
        {
            // A codec may throw anything, and what waits behind this message has to go on.
            lost(former.Type!, exception as WsException ?? new WsException(ErrorCodes.InvalidPayload, $"It can't be said in '{protocol.Subprotocol}', which the server speaks: {exception.Message}", exception));
            return false;
        }
        finally
        {
            former.Release();
        }
    }
}
