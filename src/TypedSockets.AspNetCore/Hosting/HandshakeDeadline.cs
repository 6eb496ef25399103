using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TypedSockets;

/// <summary>
/// The time by which a WebSocket request has to be accepted, where a typed endpoint serves it. A request of another endpoint
/// is none of its business.
/// </summary>
internal sealed partial class HandshakeDeadline
{
    private readonly Lock gate = new();
    private readonly HttpContext context;
    private readonly TimeSpan timeout;
    private readonly ILogger logger;
    private readonly ITimer timer;
    private bool isMet;
    private bool isOver;

    private HandshakeDeadline(HttpContext context, TimeSpan timeout, TimeProvider timeProvider, ILogger logger)
    {
        this.context = context;
        this.timeout = timeout;
        this.logger = logger;
        timer = timeProvider.CreateTimer(static deadline => ((HandshakeDeadline)deadline!).Pass(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins the wait.</summary>
    public static void Start(HttpContext context, TimeSpan timeout, TimeProvider timeProvider, ILogger logger) =>
        context.Features.Set(new HandshakeDeadline(context, timeout, timeProvider, logger));

    /// <summary>Ends the wait, where there is one. False where it is over: the handshake came too late to be accepted.</summary>
    public static bool TryMeet(HttpContext context)
    {
        HandshakeDeadline? deadline = context.Features.Get<HandshakeDeadline>();

        // The connection, which keeps the context for as long as it lasts, need not keep this.
        context.Features.Set<HandshakeDeadline>(null);
        return deadline?.TryMeet() != false;
    }

    private bool TryMeet()
    {
        timer.Dispose();
        lock (gate)
        {
            isMet = !isOver;
            return isMet;
        }
    }

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
