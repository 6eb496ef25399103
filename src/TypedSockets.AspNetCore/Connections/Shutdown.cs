namespace TypedSockets;

/// <summary>
/// The end of a hub's connections within <see cref="WsOptions.ShutdownTimeout"/>. Four fifths of that time are for running
/// requests; the last is for answering those that did not finish, for delivering what is queued, and for the closes.
/// </summary>
internal sealed class Shutdown(WsOptions options, TimeProvider timeProvider, int connections, CancellationToken cancellationToken)
{
    // Long enough for a restart to have begun; each client adds a random part.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly long start = timeProvider.GetTimestamp();

    /// <summary>Ends one connection.</summary>
    /// <returns>Completes when it has ended, which takes no longer than the shutdown may.</returns>
    public async Task EndAsync(Peer peer)
    {
        peer.SendClosing(RetryAfter);
        if (!await CompletesAsync(peer.DrainAsync(), Left(options.ShutdownTimeout * 0.8)).ConfigureAwait(false))
        {
            await CompletesAsync(peer.GiveUpRequestsAsync(), Left(options.ShutdownTimeout) / 2).ConfigureAwait(false);
            await CompletesAsync(peer.GiveUpHandlersAsync(), Left(options.ShutdownTimeout) / 4).ConfigureAwait(false);
        }

        await CompletesAsync(peer.Ended, RandomDelay()).ConfigureAwait(false);
        await peer.CloseAsync(CloseCodes.GoingAway, ErrorCodes.ShuttingDown, Left(options.ShutdownTimeout)).ConfigureAwait(false);
    }

    /// <summary>What is left of a time that began with the shutdown; nothing once the host has run out of patience.</summary>
    private TimeSpan Left(TimeSpan total)
    {
        TimeSpan left = total - timeProvider.GetElapsedTime(start);
        return left > TimeSpan.Zero && !cancellationToken.IsCancellationRequested ? left : TimeSpan.Zero;
    }

    /// <summary>Spreads the closes, so that the clients do not all come back to what is left of the servers in one instant.</summary>
    private TimeSpan RandomDelay()
    {
        TimeSpan window = TimeSpan.FromMilliseconds(connections);
        TimeSpan half = Left(options.ShutdownTimeout) / 2;
        return (window < half ? window : half) * Random.Shared.NextDouble();
    }

    private async Task<bool> CompletesAsync(Task task, TimeSpan timeout)
    {
        try
        {
            await task.WaitAsync(timeout, timeProvider, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
