using System.ComponentModel;

namespace TypedSockets;

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
    /// <returns>The target: what is called on it goes to them.</returns>
    public TEvents Room(string name) => TEndpoint.CreateTarget(new RoomTarget(Hub, Hub.RoomTable, name, except: null));

    /// <summary>One connection.</summary>
    /// <param name="connectionId">The <see cref="WsConnection.Id"/>. One that has ended receives nothing, and a request to it throws.</param>
    /// <returns>The target: what is called on it goes there.</returns>
    public TEvents Client(string connectionId) => TEndpoint.CreateTarget(new ClientTarget(Hub, connectionId));

    /// <summary>The connections of one user.</summary>
    /// <param name="userId">The user's claim <see cref="System.Security.Claims.ClaimTypes.NameIdentifier"/>.</param>
    /// <returns>The target: what is called on it goes to them.</returns>
    public TEvents User(string userId) => TEndpoint.CreateTarget(new UserTarget(Hub, userId));
}
