namespace TypedSockets;

/// <summary>Decides how long a client waits before it connects again.</summary>
public interface IWsReconnectPolicy
{
    /// <summary>Returns the delay before the next attempt.</summary>
    /// <param name="attempt">The number of attempts since the connection was last stable, from 1.</param>
    /// <returns>The delay, zero or longer, or <see langword="null"/> to give up.</returns>
    TimeSpan? NextDelay(int attempt);
}
