namespace TypedSockets;

/// <summary>
/// Decides how long a client waits before it connects again, instead of <see cref="WsReconnectOptions"/>. What the
/// protocol demands stays: a longer wait that the server asked for, an attempt at once with a fresh token, and no attempt
/// after a close that forbids it.
/// </summary>
public interface IWsReconnectPolicy
{
    /// <summary>Returns the delay before the next attempt.</summary>
    /// <param name="attempt">
    /// The number of the attempt, from 1; counted anew after a connection that lasted
    /// <see cref="WsReconnectOptions.StableAfter"/>.
    /// </param>
    /// <returns>The delay, zero or longer, or <see langword="null"/> to give up.</returns>
    TimeSpan? NextDelay(int attempt);
}
