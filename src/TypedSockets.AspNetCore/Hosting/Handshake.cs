using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TypedSockets;

/// <summary>
/// Turns a request into a connection, or refuses it with the status that says why. Routing, authentication and
/// authorization have been through with it before.
/// </summary>
internal sealed class Handshake<TEndpoint>(WsHub<TEndpoint> hub, Admission admission)
    where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint>
{
    public async Task ServeAsync(HttpContext context)
    {
        if (await IsRefusedAsync(context).ConfigureAwait(false))
        {
            return;
        }

        AdmissionResult result = admission.TryAdmit(context.Connection.RemoteIpAddress, out IDisposable? lease);
        using (lease)
        {
            await (result switch
            {
                AdmissionResult.Full => Refusal.WriteUnavailableAsync(context, TimeSpan.FromSeconds(10), "The server holds as many connections as it may. Try again later."),
                AdmissionResult.TooManyFromAddress => Refusal.WriteAsync(context, StatusCodes.Status429TooManyRequests, "There are too many connections from this address. Close one before you open another."),
                _ => await AcceptAsync(context).ConfigureAwait(false),
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses what is no handshake, or none that may be accepted now.</summary>
    private async ValueTask<bool> IsRefusedAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            context.Response.Headers.SecWebSocketVersion = "13";
            await Refusal.WriteAsync(context, StatusCodes.Status426UpgradeRequired, "This address speaks WebSocket. Connect with a WebSocket client.").ConfigureAwait(false);
            Refusal.Report(context, hub);
        }
        else if (hub.IsDraining)
        {
            await Refusal.WriteUnavailableAsync(context, TimeSpan.FromSeconds(1), "The server is shutting down. Try again.").ConfigureAwait(false);
        }
        else if (!OriginPolicy.Allows(context.Request, hub.Options.AllowedOrigins))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, $"Pages of '{context.Request.Headers.Origin}' may not connect. Add the origin to WsOptions.AllowedOrigins.").ConfigureAwait(false);
        }
        else if (StringValues.IsNullOrEmpty(context.Request.Headers.Origin) && await CookieAuthentication.IsUsedAsync(context).ConfigureAwait(false))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "A cookie says who connects, so an Origin has to say which page does. Send one, or authenticate by an Authorization header.").ConfigureAwait(false);
        }
        else if (context.WebSockets.WebSocketRequestedProtocols is { Count: > 0 } offered && FindProtocol(offered) is null)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, $"None of the offered subprotocols is spoken here. Offer {string.Join(" or ", hub.Options.GetProtocols().Select(static protocol => $"'{protocol.Subprotocol}'"))}, or none.").ConfigureAwait(false);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>The first of the offered protocols that is spoken here: the client's preference counts.</summary>
    private WireProtocol? FindProtocol(IList<string> offered) => offered.Select(hub.Options.FindProtocol).FirstOrDefault(protocol => protocol is not null);

    /// <summary>Accepts the connection, and returns what completes when it has ended: for so long, nothing here waits beside the caller.</summary>
    private async Task<Task> AcceptAsync(HttpContext context)
    {
        DateTimeOffset? expires = await TicketExpiry.FindAsync(context).ConfigureAwait(false);
        if (!HandshakeDeadline.TryMeet(context))
        {
            await Refusal.WriteUnavailableAsync(context, TimeSpan.FromSeconds(1), $"The handshake took longer than {hub.Options.HandshakeTimeout}. Try again.").ConfigureAwait(false);
            return Task.CompletedTask;
        }

        // An endpoint that can't be created fails the handshake, not the connection.
        TEndpoint endpoint = TEndpoint.Create(context.RequestServices);
        var host = new EndpointHost<TEndpoint>(endpoint, hub, context, expires);
        MessageSocket socket;
        try
        {
            // Which protocol is offered was looked at before; one who offers none speaks JSON.
            WireProtocol? offered = FindProtocol(context.WebSockets.WebSocketRequestedProtocols);
            socket = await SocketUpgrade.AcceptAsync(context, offered, hub.Options, hub.TimeProvider).ConfigureAwait(false);
        }
        catch
        {
            await host.DisposeEndpointAsync().ConfigureAwait(false);
            throw;
        }

        return host.RunAsync(socket);
    }
}
