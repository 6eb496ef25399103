namespace TypedSockets;

/// <summary>What the peer of a <see cref="MessageSocket"/> may send.</summary>
/// <param name="MaxMessageBytes">The longest message, over all fragments.</param>
/// <param name="MaxFragments">The most fragments of one message.</param>
internal sealed record SocketLimits(int MaxMessageBytes, int MaxFragments);
