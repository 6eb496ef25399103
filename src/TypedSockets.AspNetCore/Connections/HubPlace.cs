using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Where a hub keeps a connection.</summary>
/// <param name="Everyone">Its place among everyone.</param>
/// <param name="User">Its place among the connections of its user, where it has one.</param>
/// <param name="Heartbeat">Ends looking after it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HubPlace(RoomPlace Everyone, RoomPlace? User, IDisposable Heartbeat);
