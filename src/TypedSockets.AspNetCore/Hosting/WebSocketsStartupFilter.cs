using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace TypedSockets;

/// <summary>Puts what every handshake needs in front of the application, so that nobody can forget it.</summary>
internal sealed class WebSocketsStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseWebSockets();
        app.UseMiddleware<HandshakeMiddleware>();
        next(app);
    };
}
