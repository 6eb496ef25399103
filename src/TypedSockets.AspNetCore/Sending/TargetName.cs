using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Whom a target calls.</summary>
/// <param name="Kind">A room, a user, a client, or everyone.</param>
/// <param name="Value">The name of the room, or the id of the user or connection; empty for everyone.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TargetName(TargetKind Kind, string Value)
{
    public override string ToString() => Kind == TargetKind.Everyone ? "everyone" : $"{(Kind switch { TargetKind.Room => "room", TargetKind.User => "user", _ => "client" })} '{Value}'";
}
