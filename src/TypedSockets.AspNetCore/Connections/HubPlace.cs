using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>Where a hub keeps a connection.</summary>
/// <param name="Everyone">Its slot among everyone.</param>
/// <param name="User">Its slot among the connections of its user, where it has one.</param>
/// <param name="Heartbeat">Ends looking after it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HubPlace(int Everyone, int User, IDisposable Heartbeat);
