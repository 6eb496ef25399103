using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TypedSockets;

/// <summary>
/// Sees a WebSocket request before everything else does: puts a browser's token where authentication looks for it, and
/// gives the handshake the time that it may take. Other requests pass untouched.
/// </summary>
internal sealed class HandshakeMiddleware(RequestDelegate next, IOptions<WsOptions> options, TimeProvider timeProvider, ILoggerFactory loggerFactory)
{
    private readonly ILogger logger = loggerFactory.CreateLogger("TypedSockets.Handshake");

    public Task InvokeAsync(HttpContext context) => context.WebSockets.IsWebSocketRequest ? PassAsync(context) : next(context);

    private async Task PassAsync(HttpContext context)
    {
        if (BearerSubprotocol.Move(context) is { } fault)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, fault).ConfigureAwait(false);
            return;
        }

        HandshakeDeadline.Start(context, options.Value.HandshakeTimeout, timeProvider, logger);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            HandshakeDeadline.TryMeet(context);
        }

        // Authorization refuses before the endpoint is asked, so refusals are told from here.
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && context.GetEndpoint()?.Metadata.GetMetadata<TypedSocketMetadata>() is { } served)
        {
            Refusal.Report(context, served.Hub);
        }
    }
}
