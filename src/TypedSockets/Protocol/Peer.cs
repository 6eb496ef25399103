using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>
/// One connected WebSocket and the protocol on it, the same on both sides: it reads frames and routes them, runs the
/// operations that the other side calls, and calls the other side's. It ends once, for one reason, and every loop with it.
/// </summary>
internal sealed partial class Peer : IDisposable
{
    private readonly MessageSocket socket;
    private readonly WireProtocol protocol;
    private readonly IPeerHost host;
    private readonly WsConnectionOptions options;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly bool isServer;
    private readonly PeerMetrics? metrics;
    private readonly long openedAt;
    private MessageTally receivedMessages;

    private readonly Outbound outbound;
    private readonly OutgoingCalls outgoing;
    private readonly IncomingCalls incoming;
    private readonly BoundedQueue<ReceivedMessage> received;
    private readonly InFlight inFlight = new();

    // What runs for the other side's sake ends with the connection. One-way messages that were received in full before a
    // clean close are still handled, so they have a token of their own. Neither source is ever disposed: they have no timer to
    // free, and a source that is disposed before its cancellation got a thread forgets whom it has to tell.
    private readonly CancellationTokenSource lifetime = new();
    private readonly CancellationTokenSource handling = new();
    private TaskCompletionSource<WsDisconnect>? ended;
    private WsDisconnect? disconnected;
    private ITimer? closeTimer;

    // How long the peer and the handlers of a connection that ends are waited for, each.
    private TimeSpan closeTimeout;
    private int maxMessageBytes;
    private Closing? closing;
    private volatile bool serverLeaves;

    // The handshake's, which on a server lasts as long as the connection.
    private readonly ActivityContext openedIn = Activity.Current?.Context ?? default;

    public Peer(MessageSocket socket, IPeerHost host, WsConnectionOptions options, TimeProvider timeProvider, ILogger logger, bool isServer)
    {
        this.socket = socket;
        protocol = socket.Protocol;
        this.host = host;
        this.options = options;
        this.timeProvider = timeProvider;
        this.logger = logger;
        this.isServer = isServer;
        closeTimeout = options.CloseTimeout;
        maxMessageBytes = options.MaxMessageBytes;
        metrics = host.Metrics;
        receivedMessages = new MessageTally(metrics, isReceived: true);
        openedAt = timeProvider.GetTimestamp();
        heartbeat = new Heartbeat(socket, options, timeProvider);
        outbound = new Outbound(socket, options.SendQueue, options.MaxPendingRequests, timeProvider, metrics, host.Unsent);
        outgoing = new OutgoingCalls(options);
        incoming = new IncomingCalls(this, options);
        received = new BoundedQueue<ReceivedMessage>(options.ReceiveQueue.MaxMessages, options.ReceiveQueue.MaxBytes);
        requestTurns = options.ConcurrentRequests > 1 ? new SemaphoreSlim(options.ConcurrentRequests) : null;
        Lifetime = lifetime.Token;
    }

    /// <summary>Canceled when the connection takes no more part in anything.</summary>
    public CancellationToken Lifetime { get; }

    /// <summary>What the connection speaks.</summary>
    public WireProtocol Protocol => protocol;

    /// <summary>The longest message that may be sent here, in bytes.</summary>
    public int MaxMessageBytes => Volatile.Read(ref maxMessageBytes);

    /// <summary>Completes when the connection takes no more part in anything; handlers may still be running.</summary>
    public Task<WsDisconnect> Ended
    {
        get
        {
            // Made for the first who waits. Who ends the connection says so first and then looks for one, so it is never missed.
            TaskCompletionSource<WsDisconnect> end = LazyInitializer.EnsureInitialized(ref ended, static () => new TaskCompletionSource<WsDisconnect>(TaskCreationOptions.RunContinuationsAsynchronously));
            if (Volatile.Read(ref disconnected) is { } disconnect)
            {
                end.TrySetResult(disconnect);
            }

            return end.Task;
        }
    }

    /// <summary>Completes when nothing is written any more. What was not is in <see cref="IPeerHost.Unsent"/>.</summary>
    public Task Written { get; private set; } = Task.CompletedTask;

    /// <summary>True where nothing more can be sent, because either side is closing or the connection broke.</summary>
    public bool IsClosing => closing is not null || Lifetime.IsCancellationRequested;

    /// <summary>
    /// False where a new call had better wait for the next connection: this one is closing, or the server has said that it is
    /// about to, or what is written gets no further. What was called before goes on.
    /// </summary>
    public bool TakesCalls => !serverLeaves && !IsClosing && !outbound.IsCompleted;

    /// <summary>Serves the connection until it has ended and its last handler too. Never throws.</summary>
    public async Task<WsDisconnect> RunAsync()
    {
        Written = WriteAsync();
        Task handlers = HandleAsync();
        WsDisconnect disconnect = await ReadAsync().ConfigureAwait(false);

        if (closing is null)
        {
            StartCloseTimer();
        }

        received.Complete();
        outbound.Complete(discard: true);
        FailCalls(disconnect);
        _ = CancelAsync(lifetime);
        incoming.CancelAll();
        host.Ended(disconnect);
        metrics?.Closed(disconnect, openedAt);
        Interlocked.Exchange(ref disconnected, disconnect);
        Volatile.Read(ref ended)?.TrySetResult(disconnect);

        await Written.ConfigureAwait(false);
        await EndHandlersAsync(handlers, disconnect.IsClean).ConfigureAwait(false);
        await CloseHostAsync(disconnect).ConfigureAwait(false);
        Dispose();
        return disconnect;
    }

    /// <summary>
    /// Begins the closing handshake (RFC 6455 section 7.1.2): what is queued is written, then the close frame, and the peer's
    /// is awaited for <see cref="WsConnectionOptions.CloseTimeout"/> in all. The first close wins.
    /// </summary>
    /// <param name="code">The close code.</param>
    /// <param name="reason">The close reason, at most 123 bytes.</param>
    /// <param name="discard">Drops what is queued, because the peer does not read it.</param>
    public void Close(int code, string reason, bool discard = false)
    {
        if (Interlocked.CompareExchange(ref closing, new Closing(code, reason), null) is null)
        {
            LogClosing(host.Name, code, reason);
            StartCloseTimer();
            outbound.Complete(discard);
            received.WakeWriters();
        }
    }

    /// <summary>Cuts the connection off without a close frame.</summary>
    public void Abort()
    {
        socket.Abort();
        received.WakeWriters();
    }

    /// <summary>Cancels, but runs nobody's callbacks on this thread. What they throw is logged.</summary>
    public async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // What was to be canceled finished at this very moment.
        }
        catch (AggregateException exception)
        {
            LogCancelFault(host.Name, exception);
        }
    }

    /// <summary>Closes a call of the other side, whose terminal frame is about to be sent.</summary>
    public void Conclude(IncomingCall call) => incoming.Close(call);

    /// <inheritdoc/>
    public void Dispose()
    {
        Volatile.Read(ref closeTimer)?.Dispose();
        socket.Dispose();
    }

    /// <summary>Tells all who wait for the other side that it is gone.</summary>
    private void FailCalls(WsDisconnect disconnect)
    {
        string how = $"The connection '{host.Name}' ended {HowOf(disconnect)}.";
        outgoing.End(call => new WsDisconnectedException(how, disconnect, disconnect.Exception) { RequestId = IdText(call) });
        incoming.EndUploads(() => new WsDisconnectedException(how, disconnect, disconnect.Exception));
    }

    private static string HowOf(WsDisconnect disconnect) => disconnect switch
    {
        { Code: { } code, Reason: "" } => $"with {code}",
        { Code: { } code } => $"with {code} {OneLine.Of(disconnect.Reason)}",
        _ => "without a close frame",
    };

    private void StartCloseTimer() => LazyInitializer.EnsureInitialized(ref closeTimer, NewCloseTimer).Change(closeTimeout, Timeout.InfiniteTimeSpan);

    private ITimer NewCloseTimer() =>
        timeProvider.CreateTimer(static socket => ((MessageSocket)socket!).Abort(), socket, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>How this side closes.</summary>
    private sealed record Closing(int Code, string Reason);
}
