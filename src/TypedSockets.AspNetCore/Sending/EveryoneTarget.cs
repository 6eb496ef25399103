namespace TypedSockets;

/// <summary>Every connection of a hub.</summary>
internal sealed class EveryoneTarget(WsHub hub, WsConnection? except) : ManyTarget(hub, except)
{
    private readonly Room everyone = hub.Everyone;

    protected override TargetName Name => new(TargetKind.Everyone, "");

    protected override Room FindMembers() => everyone;
}
