using System.Runtime.InteropServices;

namespace TypedSockets;

/// <summary>What the peer of a <see cref="MessageSocket"/> may send.</summary>
/// <param name="MaxMessageBytes">The longest message, over all fragments.</param>
/// <param name="MaxFragments">The most fragments of one message.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SocketLimits(int MaxMessageBytes, int MaxFragments);
