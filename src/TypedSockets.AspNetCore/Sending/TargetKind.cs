namespace TypedSockets;

/// <summary>What kind of target a <see cref="TargetName"/> names.</summary>
internal enum TargetKind
{
    Everyone,
    Room,
    User,
    Client,
}
