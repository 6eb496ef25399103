using System.Runtime.CompilerServices;

namespace TypedSockets;

/// <summary>The sending half of a connection: one bounded queue of encoded frames and what writes them.</summary>
internal sealed class Outbound(MessageSocket socket, WsSendQueueOptions options, int maxPendingRequests, TimeProvider timeProvider, PeerMetrics? metrics, UnsentMessages? unsent)
{
    // Pongs, closes, credits and errors, beside a cancel for each request that may be open.
    private const int MaxUrgent = 1_024;

    private readonly BoundedQueue<Frame> queue = new(options.MaxFrames, options.MaxBytes, MaxUrgent + Math.Min(maxPendingRequests, int.MaxValue - MaxUrgent));
    private MessageTally sent = new(metrics, isReceived: false);
    private volatile bool discards;

    /// <summary>Queues a frame if there is room. Never waits.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="wakes">Whether it is written at once. If not, the caller sees to it with <see cref="Wake"/>.</param>
    /// <remarks>A frame that was added is the queue's to release, any other still the caller's.</remarks>
    public QueueResult TrySend(Frame frame, bool wakes = true) => queue.TryEnqueue(frame, frame.Length, overtakes: false, wakes);

    /// <summary>Has what is queued written, where that has not begun.</summary>
    /// <param name="inline">Whether the caller's thread does it before this returns, as far as that goes without waiting.</param>
    public void Wake(bool inline) => queue.Wake(inline);

    /// <summary>Queues an event as <see cref="WsSendQueueOptions.WhenFull"/> says. Never waits.</summary>
    /// <param name="frame">The event.</param>
    /// <param name="displaced">An older event that was dropped for it; the caller's to release.</param>
    /// <remarks>A frame that was added is the queue's to release, any other still the caller's.</remarks>
    public QueueResult TrySendEvent(Frame frame, out Frame? displaced)
    {
        displaced = null;
        return options.WhenFull == WsWhenFull.Disconnect
            ? queue.TryEnqueue(frame, frame.Length, overtakes: true)
            : queue.TryEnqueueDroppable(frame, frame.Length, options.WhenFull == WsWhenFull.DropOldest, out displaced);
    }

    /// <summary>Queues a frame of the protocol ahead of all others.</summary>
    /// <remarks>A frame that was added is the queue's to release, any other still the caller's.</remarks>
    public QueueResult TrySendUrgent(Frame frame) => queue.TryEnqueueUrgent(frame);

    /// <summary>True where no more frames are taken.</summary>
    public bool IsCompleted => queue.IsCompleted;

    /// <summary>How many frames wait to be written.</summary>
    public int Count => queue.Count;

    /// <summary>Queues a frame when there is room, for which it waits at most <see cref="WsSendQueueOptions.MaxWait"/>.</summary>
    /// <remarks>The frame is released here where it is not added.</remarks>
    /// <returns><see cref="QueueResult.Full"/> where there was no room in time.</returns>
    public async ValueTask<QueueResult> WaitAndSendAsync(Frame frame, CancellationToken cancellationToken)
    {
        BoundedQueue<Frame>.WaitingItem turn = queue.EnqueueOrWait(frame, frame.Length);
        QueueResult result;
        try
        {
            result = await turn.Task.WaitAsync(options.MaxWait, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (!queue.TryLeave(turn))
            {
                // Its turn has come at this very moment.
                result = await turn.Task.ConfigureAwait(false);
            }
            else if (exception is TimeoutException)
            {
                // Still full: the caller closes the connection.
                result = QueueResult.Full;
            }
            else
            {
                frame.Release();
                throw;
            }
        }

        if (result != QueueResult.Added)
        {
            frame.Release();
        }

        return result;
    }

    /// <summary>Takes no more frames, and ends the loop when what is queued has been written.</summary>
    /// <param name="discard">Drops what is queued instead.</param>
    public void Complete(bool discard)
    {
        discards |= discard;
        queue.Complete();
    }

    /// <summary>Waits for frames to write. False once no more are taken and all are written. Called by the one loop that writes, as the next two are.</summary>
    public ValueTask<bool> WaitAsync() => queue.WaitToReadAsync();

    /// <summary>Writes what is queued. Throws what the socket throws.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteQueuedAsync()
    {
        while (queue.TryDequeue(out Frame? frame))
        {
            await WriteAsync(frame).ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Takes no more frames. What is still queued is not written any more.</summary>
    public void End()
    {
        sent.Tell();
        Complete(discard: true);
        while (queue.TryDequeue(out Frame? frame))
        {
            unsent?.Keep(frame);
            frame.Release();
        }
    }

    private void CountSent(Frame frame)
    {
        if (frame.Type is { } type)
        {
            sent.Add(type, frame.Length);
        }
    }

    private ValueTask WriteAsync(Frame frame)
    {
        if (discards || !frame.TryWrite())
        {
            unsent?.Keep(frame);
            frame.Release();
            return ValueTask.CompletedTask;
        }

        unsent?.Write(frame);
        ValueTask writing;
        try
        {
            writing = socket.WriteAsync(frame);
        }
        catch
        {
            frame.Release();
            throw;
        }

        if (!writing.IsCompletedSuccessfully || unsent is { MustFlush: true })
        {
            return WriteSlowAsync(frame, writing);
        }

        writing.GetAwaiter().GetResult();
        CountSent(frame);
        frame.Release();
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteSlowAsync(Frame frame, ValueTask writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
            CountSent(frame);
            if (unsent is { MustFlush: true })
            {
                await FlushAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            frame.Release();
        }
    }

    private ValueTask FlushAsync()
    {
        sent.Tell();
        ValueTask flushing = socket.FlushAsync();
        if (!flushing.IsCompletedSuccessfully)
        {
            return FlushSlowAsync(flushing);
        }

        flushing.GetAwaiter().GetResult();
        unsent?.Flush();
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FlushSlowAsync(ValueTask flushing)
    {
        await flushing.ConfigureAwait(false);
        unsent?.Flush();
    }
}
