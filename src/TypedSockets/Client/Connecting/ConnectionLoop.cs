using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>The life of a client's connections, as one loop that alone changes <see cref="State"/>:</summary>
/// <remarks>
/// <code>
/// Disconnected ──ConnectAsync──► Connecting ──ws.connected──► Connected ──lost──► Reconnecting
///      ▲                             │                            ▲                    │
///      └──failed, and no retry───────┘                            └────ws.connected────┘
///
/// any ──CloseAsync, a close that forbids to come back, no attempt left──► Closed ──ConnectAsync──► Connecting
/// </code>
/// </remarks>
internal sealed partial class ConnectionLoop
{
    // Far beyond what a server asks for, and far within what a timer takes.
    private const long MaxSpreadMilliseconds = 86_400_000;

    private readonly ClientHandshake handshake;
    private readonly WsClientOptions options;
    private readonly IWsReconnectPolicy? policy;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly IConnectionLoopOwner owner;

    private readonly Lock gate = new();
    private ConnectionRun? running;
    private bool disposed;
    private volatile WsClientState state;
    private Task lastHandlers = Task.CompletedTask;

    public ConnectionLoop(Uri uri, WsClientOptions options, IWsReconnectPolicy? policy, TimeProvider timeProvider, ILogger logger, IConnectionLoopOwner owner)
    {
        handshake = new ClientHandshake(ClientHandshake.Normalize(uri), options);
        this.options = options;
        this.policy = policy;
        this.timeProvider = timeProvider;
        this.logger = logger;
        this.owner = owner;
    }

    public WsClientState State => state;

    /// <summary>Begins to connect, unless that is under way, and waits for the greeting.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ConnectionRun run = GetOrBegin(out bool begun);

        // Who began can end it, until it has succeeded; who joined can stop waiting.
        using CancellationTokenRegistration registration = begun ? cancellationToken.UnsafeRegister(static run => ((ConnectionRun)run!).Stop(), run) : default;
        try
        {
            await run.Connected.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (begun && cancellationToken.IsCancellationRequested)
        {
            await run.Completion.ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the connection with 1000, or the attempts to make one. Canceled, it cuts the connection off.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (GetRunOrClose() is not { } run)
        {
            return;
        }

        run.Stop(forGood: true);
        try
        {
            await run.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            run.Connection?.Peer.Abort();
            throw;
        }
    }

    /// <summary>Closes for good, and waits for the last handler.</summary>
    public async Task DisposeAsync()
    {
        lock (gate)
        {
            disposed = true;
        }

        await CloseAsync(CancellationToken.None).ConfigureAwait(false);
        await lastHandlers.ConfigureAwait(false);
    }

    private ConnectionRun GetOrBegin(out bool begun)
    {
        ConnectionRun run;
        WsClientState previous;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, owner);
            begun = running is null;
            run = running ??= new ConnectionRun();
            previous = state;
            if (!begun)
            {
                return run;
            }

            state = WsClientState.Connecting;
            owner.Buffer.Accept();
        }

        Announce(previous, end: null, WsClientState.Connecting);

        // The loop outlives its caller, whose activity and other ambient values it must not keep.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunAsync(run));
        }

        return run;
    }

    /// <summary>The run that is to be ended. Where there is none, the client is closed here.</summary>
    private ConnectionRun? GetRunOrClose()
    {
        WsClientState previous;
        lock (gate)
        {
            if (running is not null || state == WsClientState.Closed)
            {
                return running;
            }

            previous = state;
            state = WsClientState.Closed;
        }

        owner.Buffer.Refuse(NewClosedException(end: null));
        Announce(previous, end: null, WsClientState.Closed);
        return null;
    }

    private async Task RunAsync(ConnectionRun run)
    {
        ConnectionEnd end;
        try
        {
            end = await ConnectUntilTheEndAsync(run).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogLoopFault(handshake.Address, exception);
            run.Stop(forGood: true);
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
            if (run.IsStopping || fails)
            {
                return end;
            }

            if (plan.NextDelay(end) is not { } delay)
            {
                run.Stop(forGood: true);
                return end;
            }

            if (end.WasConnected)
            {
                run.Reset();
                ChangeState(WsClientState.Reconnecting, end);
            }

            LogRetry(handshake.Address, plan.Attempt, delay, end.Reason);
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

    private ClientConnection Serve(WebSocket socket)
    {
        var connection = new ClientConnection(socket, handshake.Address, options, owner, lastHandlers, timeProvider, logger);
        lastHandlers = Task.WhenAll(lastHandlers, connection.Finished);
        return connection;
    }

    private async Task<ConnectionEnd> StayConnectedAsync(ConnectionRun run, ClientConnection connection, ConnectedInfo greeting)
    {
        long start = timeProvider.GetTimestamp();
        owner.ReceivedGreeting(greeting);
        ChangeState(WsClientState.Connected);
        run.SetConnected();
        _ = owner.Buffer.OpenAsync(connection.Peer, new SendPace(greeting, timeProvider), owner.RunConnectedHandlersAsync);

        using CancellationTokenRegistration closing = run.Stopping.UnsafeRegister(
            static peer => ((Peer)peer!).Close((int)WebSocketCloseStatus.NormalClosure, ""), connection.Peer);
        WsDisconnect disconnect = await connection.Peer.Ended.ConfigureAwait(false);
        return new ConnectionEnd
        {
            WasConnected = true,
            Lasted = timeProvider.GetElapsedTime(start),
            Disconnect = disconnect,
            Exception = disconnect.Exception,
            RetryAfter = connection.RetryAfter,
            Spread = TimeSpan.FromMilliseconds(Math.Min(greeting.Spread, MaxSpreadMilliseconds)),
        };
    }

    private void EndRun(ConnectionRun run, ConnectionEnd end)
    {
        if (run.IsForGood)
        {
            owner.Buffer.Refuse(NewClosedException(end));
        }

        ChangeState(run.IsForGood ? WsClientState.Closed : WsClientState.Disconnected, end, ended: true);
        run.Complete(end.Exception as WsException ?? NewClosedException(end));
    }

    private WsDisconnectedException NewClosedException(ConnectionEnd? end) =>
        new($"The client of {handshake.Address} is closed{(disposed ? " and disposed." : ". Call ConnectAsync to open it again.")}", end?.Disconnect, end?.Exception);

    private void ChangeState(WsClientState next, ConnectionEnd? end = null, bool ended = false)
    {
        WsClientState previous;
        lock (gate)
        {
            previous = state;
            state = next;
            running = ended ? null : running;
        }

        Announce(previous, end, next);
    }

    private void Announce(WsClientState previous, ConnectionEnd? end, WsClientState next)
    {
        LogState(handshake.Address, previous, next, end?.Disconnect?.Code);
        owner.StateChanged(new WsStateChangedEventArgs(previous, next, end?.Disconnect, end?.Exception));
    }
}
