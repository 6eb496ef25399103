namespace TypedSockets;

/// <summary>The connections of a user. One who has a single connection can be asked too.</summary>
internal sealed class UserTarget(WsHub hub, string userId) : ManyTarget(hub, except: null)
{
    private readonly RoomTable users = hub.Users;

    protected override TargetName Name => new(TargetKind.User, userId);

    protected override Room? FindMembers() => users.TryFind(userId, out Room? room) ? room : null;

    protected override Peer One(string messageType) => FindMembers()?.ToArray() switch
    {
        null or [] => throw new WsDisconnectedException($"'{messageType}' can't be sent: user '{userId}' has no connection."),
        [WsConnection connection] => connection.Peer,
        _ => base.One(messageType),
    };
}
