namespace TypedSockets;

/// <summary>
/// The way out of a client. While there is no connection it keeps what is to be sent, in order and up to a bound; then the
/// <c>OnConnected</c> handlers go first, what was kept second, and only when nothing is left in front of them new calls
/// go straight to the connection. Each call is given to one connection.
/// </summary>
internal sealed class SendBuffer(int capacity)
{
    private readonly Lock gate = new();
    private readonly LinkedList<BufferedCall> calls = [];

    // Where the calls of an OnConnected handler go: ahead of all others.
    private readonly AsyncLocal<OpeningConnection?> opening = new();

    // Not null only while nothing is kept.
    private volatile Peer? open;

    // Makes an exception for each call that is refused; null while calls are taken.
    private Func<WsDisconnectedException>? refusal;

    /// <summary>The connection that takes a call of this caller at once, where there is one.</summary>
    public Peer? Peer => open is { TakesCalls: true } peer ? peer : opening.Value?.Take();

    /// <summary>Keeps a message, or sends it where a connection opened meanwhile.</summary>
    /// <exception cref="OperationCanceledException">Its sender has given up waiting for room in the connection's queue.</exception>
    /// <exception cref="WsBufferFullException">The bound is reached.</exception>
    /// <exception cref="WsDisconnectedException">The client is closed.</exception>
    public async ValueTask AddAsync(BufferedMessage message, CancellationToken cancellationToken)
    {
        while (Add(message) is { } peer && !await message.TrySendAsync(peer, cancellationToken).ConfigureAwait(false))
        {
        }
    }

    /// <summary>Waits for the turn of a call, which is at once where there is a connection.</summary>
    /// <exception cref="WsBufferFullException">The bound is reached.</exception>
    /// <exception cref="WsDisconnectedException">The client is closed, or was before there was a connection.</exception>
    public async ValueTask<SendTurn> WaitTurnAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Peer is { } current)
        {
            return new SendTurn(current, Buffered: null);
        }

        var turn = new BufferedTurn();
        if (Add(turn) is { } opened)
        {
            return new SendTurn(opened, Buffered: null);
        }

        try
        {
            return new SendTurn(await turn.Granted.WaitAsync(cancellationToken).ConfigureAwait(false), turn);
        }
        catch
        {
            Remove(turn);
            turn.Release();
            throw;
        }
    }

    /// <summary>
    /// Opens a connection: runs the handlers, which reach it already, then sends what was kept, then lets everybody through.
    /// Ends early where the connection does, and has to have ended before the next one is opened. Where there is nothing to do first, that is done when this returns; else it gives up
    /// the thread it was called on.
    /// </summary>
    /// <param name="peer">The connection.</param>
    /// <param name="pace">The rate that the server takes.</param>
    /// <param name="runHandlers">Runs the handlers; <see langword="null"/> where there are none.</param>
    public Task OpenAsync(Peer peer, SendPace pace, Func<CancellationToken, ValueTask>? runHandlers) =>
        runHandlers is null && TryOpen(peer) ? Task.CompletedTask : OpenSlowAsync(peer, pace, runHandlers);

    /// <summary>Takes calls again after <see cref="Refuse"/>.</summary>
    public void Accept()
    {
        lock (gate)
        {
            refusal = null;
        }
    }

    /// <summary>Takes back what a connection did not send, ahead of what was kept since. What is beyond the bound is lost.</summary>
    public void Return(IReadOnlyList<BufferedMessage> unsent)
    {
        int taken;
        lock (gate)
        {
            taken = Math.Clamp(capacity - calls.Count, 0, unsent.Count);
            for (int i = taken - 1; i >= 0; i--)
            {
                calls.AddFirst(unsent[i]);
            }
        }

        for (int i = taken; i < unsent.Count; i++)
        {
            unsent[i].Fail(new WsDisconnectedException($"The connection ended before it was sent, and {capacity} messages already wait for the next one, as many as may (BufferedMessages)."));
        }
    }

    /// <summary>Fails what is kept, and everything that comes.</summary>
    public void Refuse(Func<WsDisconnectedException> failing)
    {
        BufferedCall[] failed;
        lock (gate)
        {
            refusal = failing;
            open = null;
            failed = [.. calls];
            calls.Clear();
        }

        foreach (BufferedCall call in failed)
        {
            call.Fail(failing());
        }
    }

    private async Task OpenSlowAsync(Peer peer, SendPace pace, Func<CancellationToken, ValueTask>? runHandlers)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (runHandlers is not null)
        {
            opening.Value = new OpeningConnection(peer, pace);
            await runHandlers(peer.Lifetime).ConfigureAwait(false);
            opening.Value = null;
        }

        await FlushAsync(peer, pace).ConfigureAwait(false);
    }

    /// <summary>Lets everybody through to a connection, unless something was kept that goes first.</summary>
    private bool TryOpen(Peer peer)
    {
        lock (gate)
        {
            bool isFirst = calls.Count == 0 && refusal is null && peer.TakesCalls;
            open = isFirst ? peer : open;
            return isFirst;
        }
    }

    /// <summary>Keeps a call, or returns the connection that takes it.</summary>
    private Peer? Add(BufferedCall call)
    {
        lock (gate)
        {
            if (refusal is not null)
            {
                throw refusal();
            }

            if (open is { TakesCalls: true } peer)
            {
                return peer;
            }

            if (calls.Count >= capacity)
            {
                throw new WsBufferFullException(capacity);
            }

            open = null;
            calls.AddLast(call);
            return null;
        }
    }

    private async ValueTask FlushAsync(Peer peer, SendPace pace)
    {
        while (TakeNext(peer) is { } call)
        {
            bool sent = false;
            try
            {
                await pace.WaitAsync(peer.Lifetime).ConfigureAwait(false);
                sent = await call.TrySendAsync(peer).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The connection ended; the call waits for the next.
            }

            if (!sent)
            {
                PutBack(call);
                return;
            }
        }
    }

    private BufferedCall? TakeNext(Peer peer)
    {
        lock (gate)
        {
            if (!peer.TakesCalls || refusal is not null)
            {
                return null;
            }

            if (calls.First is { } first)
            {
                calls.RemoveFirst();
                return first.Value;
            }

            open = peer;
            return null;
        }
    }

    private void PutBack(BufferedCall call)
    {
        Func<WsDisconnectedException>? failing;
        lock (gate)
        {
            failing = refusal;
            if (failing is null)
            {
                calls.AddFirst(call);
            }
        }

        if (failing is not null)
        {
            call.Fail(failing());
        }
    }

    private void Remove(BufferedCall call)
    {
        lock (gate)
        {
            calls.Remove(call);
        }
    }

    /// <summary>A connection whose <c>OnConnected</c> handlers run.</summary>
    private sealed class OpeningConnection(Peer peer, SendPace pace)
    {
        public Peer? Take()
        {
            if (!peer.TakesCalls)
            {
                return null;
            }

            pace.Take();
            return peer;
        }
    }
}
