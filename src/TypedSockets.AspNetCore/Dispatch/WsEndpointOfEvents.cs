namespace TypedSockets;

/// <summary>
/// The server's end of a contract with events. Its targets are typed: what can be called on them is what the events contract
/// says. They are there from <see cref="WsEndpoint.OnConnectedAsync"/> on, not in the constructor.
/// </summary>
/// <typeparam name="TEvents">The contract of what the server may call on a client.</typeparam>
/// <inheritdoc/>
public abstract class WsEndpoint<TEvents> : WsEndpoint
    where TEvents : class
{
    private WsHub? hub;
    private Func<WsTarget, TEvents>? createTarget;
    private TEvents? caller;
    private TEvents? others;
    private TEvents? everyone;

    /// <summary>The connection that this endpoint serves.</summary>
    protected TEvents Caller => caller ??= Target(nameof(Caller), hub => new ClientTarget(hub, Connection));

    /// <summary>Every connection of the endpoint type but this one.</summary>
    protected TEvents Others => others ??= Target(nameof(Others), hub => new EveryoneTarget(hub, Connection));

    /// <summary>Every connection of the endpoint type.</summary>
    protected TEvents Everyone => everyone ??= Target(nameof(Everyone), static hub => new EveryoneTarget(hub, except: null));

    /// <summary>The connections in a room.</summary>
    /// <param name="name">The name of the room. One that nobody is in receives nothing.</param>
    /// <returns>The target: what is called on it goes to them.</returns>
    protected TEvents Room(string name) => Target(nameof(Room), hub => new RoomTarget(hub, hub.RoomTable, name, except: null));

    /// <summary>The connections in a room but this one.</summary>
    /// <param name="name">The name of the room. One that nobody is in receives nothing.</param>
    /// <returns>The target: what is called on it goes to them.</returns>
    protected TEvents OthersIn(string name) => Target(nameof(OthersIn), hub => new RoomTarget(hub, hub.RoomTable, name, Connection));

    /// <summary>One connection.</summary>
    /// <param name="connectionId">The <see cref="WsConnection.Id"/>. One that has ended receives nothing, and a request to it throws.</param>
    /// <returns>The target: what is called on it goes there.</returns>
    protected TEvents Client(string connectionId) => Target(nameof(Client), hub => new ClientTarget(hub, connectionId));

    /// <summary>The connections of one user.</summary>
    /// <param name="userId">The user's claim <see cref="System.Security.Claims.ClaimTypes.NameIdentifier"/>.</param>
    /// <returns>The target: what is called on it goes to them.</returns>
    protected TEvents User(string userId) => Target(nameof(User), hub => new UserTarget(hub, userId));

    internal void Bind(WsConnection connection, WsHub hub, Func<WsTarget, TEvents> createTarget)
    {
        Bind(connection, hub);
        this.hub = hub;
        this.createTarget = createTarget;
    }

    private TEvents Target(string member, Func<WsHub, WsTarget> create) =>
        createTarget is null ? throw NotYet(member) : createTarget(create(hub!));
}
