using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TypedSockets;

/// <summary>
/// The caller's half of a connection, which it keeps: a lost connection is made again, what is sent meanwhile is kept up
/// to a bound, and handlers outlast it all. Generated clients derive from it. All members may be called by any thread.
/// </summary>
public abstract partial class WsClient : IAsyncDisposable
{
    private readonly WsClientOptions options;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly SendBuffer buffer;
    private readonly Subscriptions subscriptions;
    private readonly HandlerList<Func<CancellationToken, ValueTask>> connectedHandlers = new();
    private readonly ConnectionLoop loop;
    private volatile string? clientId;

    // This side's bound until the first greeting, then what the server takes where that is less.
    private volatile int maxMessageBytes;

    // What is preferred until the first greeting, then what the last connection spoke.
    private volatile WireProtocol protocol;

    /// <summary>Creates a client that is not connected yet.</summary>
    /// <param name="uri">The endpoint's address; <c>ws</c>, <c>wss</c>, <c>http</c> and <c>https</c> are taken.</param>
    /// <param name="options">The settings. Default: those that <see cref="WsClientOptions"/> names.</param>
    /// <param name="reconnectPolicy">Replaces the delays of <see cref="WsClientOptions.Reconnect"/>.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <param name="loggerFactory">Where to log. Default: nowhere.</param>
    /// <param name="messages">The messages of the contract and its events, both ways. Default: none are known.</param>
    /// <exception cref="ArgumentException">The address is none of a WebSocket, or an option is out of its bounds.</exception>
    /// <exception cref="InvalidOperationException">A binary protocol is to be spoken, and one of the messages has no codec of it.</exception>
    protected WsClient(Uri uri, WsClientOptions? options = null, IWsReconnectPolicy? reconnectPolicy = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null, IReadOnlyList<WsMessageInfo>? messages = null)
    {
        this.options = options ?? new WsClientOptions();
        string faults = string.Join(" ", this.options.FindFaults());
        if (faults.Length > 0)
        {
            throw new ArgumentException(faults, nameof(options));
        }

        this.options.CheckCodecs(messages ?? [], GetType().Name);
        protocol = this.options.GetProtocols()[0];
        maxMessageBytes = this.options.MaxMessageBytes;
        this.timeProvider = timeProvider ?? TimeProvider.System;
        logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(GetType());
        buffer = new SendBuffer(this.options.BufferedMessages);
        subscriptions = new Subscriptions(logger);
        loop = new ConnectionLoop(uri, this.options, reconnectPolicy, this.timeProvider, logger, new LoopOwner(this));
    }

    /// <summary>
    /// Raised once after each change of <see cref="State"/>, in the order of the changes and one at a time, by whoever changed
    /// it: the loop that keeps the connection, or the caller of <see cref="ConnectAsync"/> or <see cref="CloseAsync"/>. Return
    /// soon: the change is waiting.
    /// </summary>
    public event EventHandler<WsStateChangedEventArgs>? StateChanged;

    /// <summary>
    /// Raised when a one-way message failed, by one of the loops of the connection: return soon. What a request or a stream
    /// fails with is thrown where it is awaited.
    /// </summary>
    public event EventHandler<WsErrorEventArgs>? ErrorReceived;

    /// <summary>Where this client is in its life.</summary>
    public WsClientState State => loop.State;

    /// <summary>
    /// The id that the server gave to the current connection, or the last one; <see langword="null"/> before the first.
    /// </summary>
    public string? ClientId => clientId;

    /// <summary>
    /// Connects, and completes when the server has sent its greeting. Does nothing where this client is connected, and
    /// waits for the attempt that is under way where one is.
    /// </summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="WsConnectException">
    /// The server could not be reached, refused, or did not greet within <see cref="WsConnectionOptions.HandshakeTimeout"/>.
    /// With <see cref="WsClientOptions.RetryFirstConnect"/>, only where it refused with 401, 403 or 404.
    /// </exception>
    /// <exception cref="WsDisconnectedException">The server closed the connection instead of a greeting, or this client was closed.</exception>
    /// <exception cref="ObjectDisposedException">This client was disposed.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => loop.ConnectAsync(cancellationToken);

    /// <summary>
    /// Closes the connection with 1000, after what is queued for it, and awaits the server's close for at most
    /// <see cref="WsConnectionOptions.CloseTimeout"/>. Open requests and streams, and those that are buffered, fail with
    /// <see cref="WsDisconnectedException"/>; <see cref="ErrorReceived"/> has told of every one-way message that was not sent
    /// when this completes. <see cref="ConnectAsync"/> opens the client again.
    /// </summary>
    /// <param name="cancellationToken">Cuts the connection off instead.</param>
    public Task CloseAsync(CancellationToken cancellationToken = default) => loop.CloseAsync(cancellationToken);

    /// <summary>
    /// Does what <see cref="CloseAsync"/> does and waits for the handlers that run; so a handler must not await it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await loop.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Raises an event. A handler that throws stops neither the others nor the client.</summary>
    private void Raise<TArgs>(EventHandler<TArgs>? handlers, TArgs args)
        where TArgs : EventArgs
    {
        foreach (EventHandler<TArgs> handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(this, args);
            }
            catch (Exception exception)
            {
                logger.LogEventHandlerFault(typeof(TArgs).Name, exception);
            }
        }
    }

    /// <summary>True while a ping to the server is unanswered.</summary>
    internal bool AwaitsPong => loop.AwaitsPong;

    /// <summary>What the loop asks of this client.</summary>
    private sealed class LoopOwner(WsClient client) : IConnectionLoopOwner
    {
        public SendBuffer Buffer => client.buffer;

        public Subscriptions Subscriptions => client.subscriptions;

        public ClientMetrics Metrics { get; } = new(client.options.Name ?? client.GetType().Name, client.timeProvider);

        public bool HasConnectedHandlers => client.connectedHandlers.Current.Length > 0;

        public void StateChanged(WsStateChangedEventArgs change) => client.Raise(client.StateChanged, change);

        public void ReceivedGreeting(ConnectedInfo info, int maxMessageBytes, WireProtocol protocol)
        {
            client.protocol = protocol;
            client.clientId = info.ClientId;
            client.maxMessageBytes = maxMessageBytes;
        }

        public void ReceivedError(ErrorInfo error)
        {
            client.logger.LogErrorReceived(error.Code, error.Message);
            client.Raise(client.ErrorReceived, new WsErrorEventArgs(error.Code, error.Message) { RequestId = error.RequestId, MayHaveArrived = true });
        }

        public void TakeBack(UnsentMessages messages)
        {
            foreach (string type in messages.Doubtful)
            {
                client.logger.LogMessageDoubtful(type);
                client.Raise(client.ErrorReceived, new WsErrorEventArgs(ErrorCodes.Disconnected, $"The connection broke while '{type}' was being sent, which may have arrived or not. It is not sent again.")
                {
                    MessageType = type,
                    MayHaveArrived = true,
                });
            }

            client.buffer.Return([.. messages.Unsent.Select(frame => new BufferedMessage(frame, client.ReportLost))]);
        }

        public async ValueTask RunConnectedHandlersAsync(CancellationToken cancellationToken)
        {
            foreach (HandlerList<Func<CancellationToken, ValueTask>>.Entry entry in client.connectedHandlers.Current)
            {
                if (!entry.IsRemoved && !cancellationToken.IsCancellationRequested)
                {
                    await RunAsync(entry.Handler, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        /// <summary>Runs one handler for as long as one may take: what is buffered waits for it.</summary>
        private async ValueTask RunAsync(Func<CancellationToken, ValueTask> handler, CancellationToken cancellationToken)
        {
            TimeSpan timeout = client.options.OnConnectedTimeout;
            using var late = new CancellationTokenSource(timeout, client.timeProvider);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            try
            {
                ValueTask running = handler(either.Token);
                await (running.IsCompleted ? running : new ValueTask(running.AsTask().WaitAsync(either.Token))).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The connection ended, and the next one runs the handlers again.
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested)
            {
                client.logger.LogConnectedHandlerLate(timeout);
            }
            catch (Exception exception)
            {
                client.logger.LogConnectedHandlerFault(exception);
            }
        }
    }
}
