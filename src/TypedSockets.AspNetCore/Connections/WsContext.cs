using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace TypedSockets;

/// <summary>
/// An endpoint as seen from outside: from a background service, a controller, another endpoint. A singleton; inject it.
/// </summary>
/// <typeparam name="TEndpoint">The endpoint.</typeparam>
public class WsContext<TEndpoint>
    where TEndpoint : WsEndpoint, IWsEndpoint<TEndpoint>
{
    /// <summary>Called by dependency injection.</summary>
    /// <param name="services">The services of the application.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WsContext(IServiceProvider services) => Hub = services.GetRequiredService<WsHub<TEndpoint>>();

    /// <summary>The connections of the endpoint.</summary>
    public WsConnections Connections => Hub.Connections;

    /// <summary>The rooms of the endpoint.</summary>
    public WsRooms Rooms => Hub.Rooms;

    private protected WsHub<TEndpoint> Hub { get; }
}
