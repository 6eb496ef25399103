using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>The life of a client's connections: at most one loop at a time, and the <see cref="State"/> it is in.</summary>
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
    private readonly ClientHandshake handshake;
    private readonly WsClientOptions options;
    private readonly IWsReconnectPolicy? policy;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly string label;
    private readonly IConnectionLoopOwner owner;
    private readonly Announcements<StateChange> announcements;

    private readonly Lock gate = new();
    private ConnectionRun? running;
    private volatile bool disposed;
    private volatile WsClientState state;
    private Task lastHandlers = Task.CompletedTask;

    public ConnectionLoop(Uri uri, WsClientOptions options, IWsReconnectPolicy? policy, TimeProvider timeProvider, ILogger logger, IConnectionLoopOwner owner)
    {
        handshake = new ClientHandshake(ClientHandshake.Normalize(uri), options, timeProvider);
        this.options = options;
        this.policy = policy;
        this.timeProvider = timeProvider;
        this.logger = logger;
        label = options.Name is { } name ? $"'{name}', of {handshake.Address}," : $"of {handshake.Address}";
        this.owner = owner;
        announcements = new Announcements<StateChange>(Announce);
    }

    public WsClientState State => state;

    /// <summary>True while a ping to the server is unanswered.</summary>
    public bool AwaitsPong
    {
        get
        {
            lock (gate)
            {
                return running?.Connection?.Peer.AwaitsPong ?? false;
            }
        }
    }

    /// <summary>Begins to connect, unless that is under way, and waits for the greeting. What is being closed is opened anew.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ConnectionRun run;
        bool begun;
        while ((run = GetOrBegin(out begun)).IsStopping)
        {
            await run.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        // Who began can end it, until it has succeeded; who joined can stop waiting.
        using CancellationTokenRegistration registration = begun ? cancellationToken.UnsafeRegister(static run => ((ConnectionRun)run!).GiveUp(), run) : default;
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
        bool closes = false;
        while (!closes && GetRunOrClose() is { } run)
        {
            // A run that ends by itself at this moment leaves the client open.
            closes = run.TryStopForGood();
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
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, typeof(WsClient));
            begun = running is null;
            run = running ??= new ConnectionRun();
            if (!begun)
            {
                return run;
            }

            SetState(WsClientState.Connecting, end: null);
            owner.Buffer.Accept();
        }

        announcements.Announce();

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
        lock (gate)
        {
            if (running is not null || state == WsClientState.Closed)
            {
                return running;
            }
        }

        owner.Buffer.Refuse(() => NewClosedException(end: null));
        lock (gate)
        {
            // A run that began meanwhile is ended too, and the buffer with it.
            if (running is not null)
            {
                return running;
            }

            SetState(WsClientState.Closed, end: null);
        }

        announcements.Announce();
        return null;
    }

    private WsDisconnectedException NewClosedException(ConnectionEnd? end) =>
        new($"The client of {handshake.Address} is closed{(disposed ? " and disposed." : ". Call ConnectAsync to open it again.")}", end?.Disconnect, end?.Exception);

    private void ChangeState(WsClientState next, ConnectionEnd? end = null, bool ended = false)
    {
        lock (gate)
        {
            SetState(next, end);
            running = ended ? null : running;
        }

        announcements.Announce();
    }

    /// <summary>Changes the state, of which whoever holds the lock tells when it is released.</summary>
    private void SetState(WsClientState next, ConnectionEnd? end)
    {
        if (next != state)
        {
            announcements.Add(new StateChange(state, next, end));
            state = next;
        }
    }

    private void Announce(StateChange change)
    {
        LogState(label, change.Previous, change.Next, change.Reason);
        owner.StateChanged(new WsStateChangedEventArgs(change.Previous, change.Next, change.End?.Disconnect, change.End?.Exception));
    }

    private readonly record struct StateChange(WsClientState Previous, WsClientState Next, ConnectionEnd? End)
    {
        /// <summary>Why, for people.</summary>
        public string Reason => End?.Reason ?? Next switch
        {
            WsClientState.Connecting => "It was asked to connect.",
            WsClientState.Connected => "The server has greeted it.",
            _ => "It was asked to close.",
        };
    }
}
