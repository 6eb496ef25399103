namespace TypedSockets;

/// <content>The loop itself.</content>
internal sealed partial class ConnectionLoop
{
    private async Task RunAsync(ConnectionRun run)
    {
        ConnectionEnd end;
        try
        {
            end = await ConnectUntilTheEndAsync(run).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogLoopFault(label, exception);
            run.TryStopForGood();
            end = new ConnectionEnd { Exception = exception };
        }

        EndRun(run, end);
    }

    /// <summary>Connects and serves, again and again. Returns how the last attempt or connection ended.</summary>
    private async Task<ConnectionEnd> ConnectUntilTheEndAsync(ConnectionRun run)
    {
        var plan = new ReconnectPlan(options.Reconnect, policy);
        while (true)
        {
            ConnectionEnd end = await ConnectAndServeAsync(run).ConfigureAwait(false);
            bool fails = state == WsClientState.Connecting && !options.RetryFirstConnect;
            if (!end.WasConnected && !run.IsStopping)
            {
                owner.Metrics.Failed(end);
            }

            if (run.IsStopping || fails)
            {
                return end;
            }

            if (plan.NextDelay(end) is not { } delay)
            {
                run.TryStopForGood();
                return end;
            }

            if (end.WasConnected)
            {
                run.Reset();
                ChangeState(WsClientState.Reconnecting, end);
            }

            LogRetry(label, plan.Attempt, delay, end.Reason);
            await Task.Delay(delay, timeProvider, run.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (run.IsStopping)
            {
                return end;
            }
        }
    }

    private async Task<ConnectionEnd> ConnectAndServeAsync(ConnectionRun run)
    {
        ClientConnection? connection = null;
        ConnectedInfo greeting;
        try
        {
            using var timeout = new CancellationTokenSource(options.HandshakeTimeout, timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Stopping, timeout.Token);
            connection = Serve(await handshake.ConnectAsync(either.Token).ConfigureAwait(false));
            run.Connection = connection;
            greeting = await connection.GreetedAsync(either.Token).ConfigureAwait(false);
        }
        catch (WsException exception)
        {
            return ConnectionEnd.Failed(exception) with { RetryAfter = connection?.RetryAfter ?? TimeSpan.Zero };
        }
        catch (OperationCanceledException exception)
        {
            connection?.Peer.Abort();
            return ConnectionEnd.Failed(run.IsStopping
                ? new WsDisconnectedException($"Connecting to {handshake.Address} was given up.", inner: exception)
                : new WsConnectException($"{handshake.Address} did not accept the connection within {options.HandshakeTimeout} (HandshakeTimeout).", inner: exception));
        }

        return await StayConnectedAsync(run, connection, greeting).ConfigureAwait(false);
    }

    private ClientConnection Serve(MessageSocket socket)
    {
        var connection = new ClientConnection(socket, handshake.Address, options, owner, lastHandlers, timeProvider, logger);
        lastHandlers = CompleteAsync(lastHandlers, connection.Finished);
        return connection;

        // Keeps nothing of the connections before, however many there were.
        static async Task CompleteAsync(Task before, Task<WsDisconnect> finished)
        {
            await before.ConfigureAwait(false);
            await finished.ConfigureAwait(false);
        }
    }

    private async Task<ConnectionEnd> StayConnectedAsync(ConnectionRun run, ClientConnection connection, ConnectedInfo greeting)
    {
        long start = timeProvider.GetTimestamp();
        owner.ReceivedGreeting(greeting, connection.Peer.MaxMessageBytes, connection.Peer.Protocol);
        ChangeState(WsClientState.Connected);
        owner.Metrics.Connected();
        Task opening = owner.Buffer.OpenAsync(connection.Peer, new SendPace(greeting, timeProvider), owner.HasConnectedHandlers ? owner.RunConnectedHandlersAsync : null);
        run.SetConnected();

        using CancellationTokenRegistration closing = run.Stopping.UnsafeRegister(_ => _ = CloseAsync(connection.Peer, opening), null);
        WsDisconnect disconnect = await connection.Peer.Ended.ConfigureAwait(false);
        owner.Metrics.Disconnected();
        var end = new ConnectionEnd
        {
            WasConnected = true,
            Lasted = timeProvider.GetElapsedTime(start),
            Disconnect = disconnect,
            Exception = disconnect.Exception,
            RetryAfter = connection.RetryAfter,
            Spread = connection.Spread,
        };

        // What it still has in its hands goes ahead of what comes now.
        await opening.ConfigureAwait(false);
        await connection.Peer.Written.ConfigureAwait(false);
        owner.TakeBack(connection.Unsent);
        return end;
    }

    /// <summary>Closes, but lets go first what still waits for its turn, where that takes no longer than a close may.</summary>
    private async Task CloseAsync(Peer peer, Task opening)
    {
        Task either = Task.WhenAny(opening, peer.Ended);
        await either.WaitAsync(options.CloseTimeout, timeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        peer.Close(CloseCodes.Normal, "");
    }

    private void EndRun(ConnectionRun run, ConnectionEnd end)
    {
        bool isForGood = run.DecideEnd();
        if (isForGood)
        {
            owner.Buffer.Refuse(() => NewClosedException(end));
        }

        ChangeState(isForGood ? WsClientState.Closed : WsClientState.Disconnected, end, ended: true);
        run.Complete(end.Exception as WsException ?? NewClosedException(end));
    }
}
