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

/// <summary>
/// An endpoint as seen from outside, with the targets that receive its events. A singleton; inject it.
/// </summary>
/// <typeparam name="TEndpoint">The endpoint.</typeparam>
/// <typeparam name="TEvents">The contract of what the server may call on a client.</typeparam>
public sealed class WsContext<TEndpoint, TEvents> : WsContext<TEndpoint>
    where TEndpoint : WsEndpoint<TEvents>, IWsEndpoint<TEndpoint, TEvents>
    where TEvents : class
{
    /// <summary>Called by dependency injection.</summary>
    /// <param name="services">The services of the application.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WsContext(IServiceProvider services)
        : base(services) => Everyone = TEndpoint.CreateTarget(new EveryoneTarget(Hub, except: null));

    /// <summary>Every connection of the endpoint.</summary>
    public TEvents Everyone { get; }

    /// <summary>The connections in a room.</summary>
    /// <param name="name">The name of the room. One that nobody is in receives nothing.</param>
    public TEvents Room(string name) => TEndpoint.CreateTarget(new RoomTarget(Hub, Hub.RoomTable, name, except: null));

    /// <summary>One connection.</summary>
    /// <param name="connectionId">The <see cref="WsConnection.Id"/>. One that has ended receives nothing, and a request to it throws.</param>
    public TEvents Client(string connectionId) => TEndpoint.CreateTarget(new ClientTarget(Hub, connectionId));

    /// <summary>The connections of one user.</summary>
    /// <param name="userId">The user's claim <see cref="System.Security.Claims.ClaimTypes.NameIdentifier"/>.</param>
    public TEvents User(string userId) => TEndpoint.CreateTarget(new UserTarget(Hub, userId));
}
