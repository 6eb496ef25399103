using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace TypedSockets;

/// <summary>
/// Accepts a WebSocket that the middleware has found to be asked for. Where the server gives out the stream of the
/// connection, frames are read and written on it directly; else its WebSocket has to do.
/// </summary>
internal static class SocketUpgrade
{
    public static async Task<MessageSocket> AcceptAsync(HttpContext context, WireProtocol? offered, WsOptions options, TimeProvider timeProvider)
    {
        string? subprotocol = offered?.Subprotocol;
        WireProtocol spoken = offered ?? WireProtocol.Json;

        // A connection lives longer than any request may.
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (await AcceptStreamAsync(context, subprotocol).ConfigureAwait(false) is { } stream)
        {
            IHttpRequestLifetimeFeature lifetime = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
            return new StreamSocket(stream, isServer: true, options.SocketLimits, timeProvider, cut: lifetime.Abort) { Protocol = spoken };
        }

        WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = subprotocol,
            KeepAliveInterval = options.Heartbeat.Interval,
            KeepAliveTimeout = options.Heartbeat.Timeout - options.Heartbeat.Interval,
        }).ConfigureAwait(false);
        return new FrameworkSocket(socket, options.SocketLimits, timeProvider) { Protocol = spoken };
    }

    private static async Task<Stream?> AcceptStreamAsync(HttpContext context, string? subprotocol)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
        {
            // RFC 6455 section 4.2.2.
            context.Response.Headers.Connection = "Upgrade";
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers.SecWebSocketAccept = WebSocketKey.Accept(context.Request.Headers.SecWebSocketKey.ToString());
            context.Response.Headers.SecWebSocketProtocol = subprotocol;
            return await upgrade.UpgradeAsync().ConfigureAwait(false);
        }

        if (context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
        {
            // RFC 8441: over HTTP/2 there is no key to prove anything with.
            context.Response.Headers.SecWebSocketProtocol = subprotocol;
            return await connect.AcceptAsync().ConfigureAwait(false);
        }

        return null;
    }
}
