using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets;

/// <summary>The tickets that a handshake was authenticated with: one, or one of each scheme where a policy names several.</summary>
internal static class HandshakeTickets
{
    public static async ValueTask<IReadOnlyList<AuthenticationTicket>> FindAsync(HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Ticket is not { } ticket)
        {
            return [];
        }

        if (!ticket.AuthenticationScheme.Contains(';', StringComparison.Ordinal))
        {
            return [ticket];
        }

        // A policy with several schemes merges what they say into one ticket, under their names with semicolons between. Each
        // handler remembers its own answer to this request.
        var tickets = new List<AuthenticationTicket>();
        IAuthenticationSchemeProvider schemes = context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>();
        foreach (string scheme in ticket.AuthenticationScheme.Split(';'))
        {
            if (await schemes.GetSchemeAsync(scheme).ConfigureAwait(false) is null)
            {
                return [ticket];
            }

            AuthenticateResult result = await context.AuthenticateAsync(scheme).ConfigureAwait(false);
            if (result.Ticket is { } own)
            {
                tickets.Add(own);
            }
        }

        return tickets;
    }
}
