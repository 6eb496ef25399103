namespace TypedSockets;

/// <summary>
/// A request or stream that waits for its turn to be sent. Who waits for it sends it, and then says so, so that what
/// stands behind it stays behind it.
/// </summary>
internal sealed class BufferedTurn : BufferedCall
{
    private readonly TaskCompletionSource<Peer> granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the connection to send on.</summary>
    public Task<Peer> Granted => granted.Task;

    /// <summary>Lets the next go: this call was sent, or was given up.</summary>
    public void Release() => taken.TrySetResult();

    public override async ValueTask<bool> TrySendAsync(Peer peer)
    {
        if (!peer.TakesCalls)
        {
            return false;
        }

        granted.TrySetResult(peer);
        await taken.Task.ConfigureAwait(false);
        return true;
    }

    public override void Fail(WsDisconnectedException exception) => granted.TrySetException(exception);
}
