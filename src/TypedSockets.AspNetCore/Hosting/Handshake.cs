using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace TypedSockets;

/// <summary>
/// Turns a request into a connection, or refuses it with the status that says why. Routing, authentication and
/// authorization have been through with it before.
/// </summary>
internal sealed class Handshake<TEndpoint>(WsHub<TEndpoint> hub)
    where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint>
{
    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers.SecWebSocketVersion = "13";
            await RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "This address speaks WebSocket. Connect with a WebSocket client.").ConfigureAwait(false);
        }
        else if (hub.IsDraining)
        {
            context.Response.Headers.RetryAfter = "1";
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The server is shutting down. Try again.").ConfigureAwait(false);
        }
        else if (!OriginPolicy.Allows(context.Request, hub.Options.AllowedOrigins))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, $"Pages of '{context.Request.Headers.Origin}' may not connect. Add the origin to WsOptions.AllowedOrigins.").ConfigureAwait(false);
        }
        else if (context.WebSockets.WebSocketRequestedProtocols is { Count: > 0 } offered && !offered.Contains(Subprotocols.Json))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"None of the offered subprotocols is spoken here. Offer '{Subprotocols.Json}', or none.").ConfigureAwait(false);
        }
        else
        {
            await AcceptAsync(context).ConfigureAwait(false);
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        // An endpoint that can't be created fails the handshake, not the connection.
        TEndpoint endpoint = TEndpoint.Create(context.RequestServices);
        var host = new EndpointHost<TEndpoint>(endpoint, hub, context);
        WebSocket socket;
        try
        {
            socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                SubProtocol = context.WebSockets.WebSocketRequestedProtocols.Count > 0 ? Subprotocols.Json : null,
                KeepAliveInterval = hub.Options.Heartbeat.Interval,
                KeepAliveTimeout = hub.Options.Heartbeat.Timeout - hub.Options.Heartbeat.Interval,
            }).ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeEndpointAsync().ConfigureAwait(false);
            throw;
        }

        await host.RunAsync(socket).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext context, int status, string reason)
    {
        hub.Metrics.Rejected(status);
        hub.Logger.LogHandshakeRefused(hub.Name, context.Connection.RemoteIpAddress, status, reason);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}
