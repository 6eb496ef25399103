using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>
/// The time by which a WebSocket request has to be accepted, where a typed endpoint serves it. A request of another endpoint
/// is none of its business.
/// </summary>
internal sealed partial class HandshakeDeadline : IDisposable
{
    private readonly Lock gate = new();
    private readonly HttpContext context;
    private readonly TimeSpan timeout;
    private readonly ILogger logger;
    private ITimer? timer;
    private bool isMet;
    private bool isOver;

    public HandshakeDeadline(HttpContext context, TimeSpan timeout, TimeProvider timeProvider, ILogger logger)
    {
        this.context = context;
        this.timeout = timeout;
        this.logger = logger;
        timer = timeProvider.CreateTimer(static deadline => ((HandshakeDeadline)deadline!).Pass(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the wait. False where it is over: the handshake came too late to be accepted.</summary>
    public bool TryMeet()
    {
        // The connection keeps this for as long as it lasts, and need not keep a timer.
        Interlocked.Exchange(ref timer, null)?.Dispose();
        lock (gate)
        {
            isMet = !isOver;
            return isMet;
        }
    }

    public void Dispose() => TryMeet();

    private void Pass()
    {
        // Held over the abort, so that the context is not yet one of another request.
        lock (gate)
        {
            isOver = !isMet;

            // Before routing nobody knows whose request it is; if it is a typed endpoint's, that will refuse it.
            if (isOver && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<TypedSocketMetadata>() is not null)
            {
                LogTooSlow(endpoint.DisplayName, timeout);
                context.Abort();
            }
        }
    }

    [LoggerMessage(54, LogLevel.Information, "A handshake with {Endpoint} was cut off: it was not accepted within {Timeout} (HandshakeTimeout).", EventName = "HandshakeTimedOut")]
    private partial void LogTooSlow(string? endpoint, TimeSpan timeout);
}
