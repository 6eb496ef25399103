using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace TypedSockets;

/// <summary>When the authentication of a handshake ends.</summary>
internal static class TicketExpiry
{
    /// <summary>The moment from which a scheme would no longer take its ticket; <see langword="null"/> where there is none.</summary>
    public static async ValueTask<DateTimeOffset?> FindAsync(HttpContext context)
    {
        DateTimeOffset? first = null;
        foreach (AuthenticationTicket ticket in await HandshakeTickets.FindAsync(context).ConfigureAwait(false))
        {
            if (ticket.Properties.ExpiresUtc is not { } expires)
            {
                continue;
            }

            TimeSpan skew = await JwtClockSkew.FindAsync(context, ticket.AuthenticationScheme).ConfigureAwait(false);
            DateTimeOffset end = expires < DateTimeOffset.MaxValue - skew ? expires + skew : DateTimeOffset.MaxValue;
            first = first < end ? first : end;
        }

        return first;
    }
}
