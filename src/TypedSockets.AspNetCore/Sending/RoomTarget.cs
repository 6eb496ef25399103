namespace TypedSockets;

/// <summary>The connections in a room.</summary>
internal sealed class RoomTarget(WsHub hub, RoomTable rooms, string name, WsConnection? except) : ManyTarget(hub, except)
{
    protected override TargetName Name => new(TargetKind.Room, name);

    protected override Room? FindMembers() => rooms.TryFind(name, out Room? room) ? room : null;
}
