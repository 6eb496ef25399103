using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace TypedSockets;

/// <summary>
/// Tells whether a cookie authenticated a handshake. A browser sends cookies whichever page asks, so the page's origin has to
/// be known then.
/// </summary>
internal static class CookieAuthentication
{
    public static async ValueTask<bool> IsUsedAsync(HttpContext context)
    {
        if (StringValues.IsNullOrEmpty(context.Request.Headers.Cookie) || !context.User.Identities.Any(static identity => identity.IsAuthenticated))
        {
            return false;
        }

        // A scheme of the application's own may read a cookie too; without an Authorization nothing says that it does not.
        return StringValues.IsNullOrEmpty(context.Request.Headers.Authorization) || await HasCookieTicketAsync(context).ConfigureAwait(false);
    }

    private static async ValueTask<bool> HasCookieTicketAsync(HttpContext context)
    {
        IAuthenticationSchemeProvider? schemes = context.RequestServices.GetService<IAuthenticationSchemeProvider>();
        foreach (AuthenticationTicket ticket in await HandshakeTickets.FindAsync(context).ConfigureAwait(false))
        {
            AuthenticationScheme? scheme = schemes is null ? null : await schemes.GetSchemeAsync(ticket.AuthenticationScheme).ConfigureAwait(false);
            if (typeof(CookieAuthenticationHandler).IsAssignableFrom(scheme?.HandlerType))
            {
                return true;
            }
        }

        return false;
    }
}
