using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace TypedSockets.Testing;

/// <summary>Who connects: the client names a user of the test, and the server takes its word for it.</summary>
internal sealed class TestUsers : IStartupFilter
{
    private const string Header = "TypedSockets-Test-User";

    private readonly ConcurrentDictionary<string, ClaimsPrincipal> users = new(StringComparer.Ordinal);
    private int last;

    /// <summary>Lets a client connect as a user.</summary>
    public void Name(ClaimsPrincipal user, WsClientOptions options)
    {
        string name = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        users[name] = user;
        options.Headers[Header] = name;
    }

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            if (context.Request.Headers.TryGetValue(Header, out var name) && users.TryGetValue(name.ToString(), out ClaimsPrincipal? user))
            {
                context.User = user;
            }

            return rest(context);
        });
        next(app);
    };
}
