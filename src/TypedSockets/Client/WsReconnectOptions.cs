namespace TypedSockets;

/// <summary>
/// How long a client waits before it connects again: <see cref="InitialDelay"/>, then <see cref="Multiplier"/> times as
/// long after each failed attempt, up to <see cref="MaxDelay"/>; and to each delay a random part is added, so that clients
/// which lost their server together do not return together.
/// </summary>
public sealed class WsReconnectOptions
{
    /// <summary>The delay before the first attempt, jitter excluded. Default: 1 s. More than zero.</summary>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest delay, jitter excluded. Default: 30 s. At least <see cref="InitialDelay"/>, at most a day.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What each delay is multiplied by to get the next. Default: 2. From 1 to 10.</summary>
    public double Multiplier { get; set; } = 2;

    /// <summary>The most that is added to each delay at random, as a part of it. Default: 0.3, which is 30 %. From 0 to 1.</summary>
    public double Jitter { get; set; } = 0.3;

    /// <summary>
    /// How long a connection must last for the delays to begin anew, so that a server which accepts and drops is not
    /// hammered. Default: 5 s. Zero or longer, at most a day.
    /// </summary>
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The most attempts in a row, after which the client is closed. Default: <see langword="null"/>, no end. Zero, never
    /// to reconnect, or more.
    /// </summary>
    public int? MaxAttempts { get; set; }

    /// <summary>Finds every value that is out of its bounds.</summary>
    internal IEnumerable<string> FindFaults()
    {
        TimeSpan day = TimeSpan.FromDays(1);
        if (InitialDelay <= TimeSpan.Zero || InitialDelay > day)
        {
            yield return $"Reconnect.InitialDelay is {InitialDelay}; it must be more than zero and at most {day}.";
        }

        if (MaxDelay < InitialDelay || MaxDelay > day)
        {
            yield return $"Reconnect.MaxDelay is {MaxDelay}; it must be at least Reconnect.InitialDelay, which is {InitialDelay}, and at most {day}.";
        }

        if (Multiplier is not (>= 1 and <= 10))
        {
            yield return $"Reconnect.Multiplier is {Multiplier}; it must be from 1 to 10.";
        }

        if (Jitter is not (>= 0 and <= 1))
        {
            yield return $"Reconnect.Jitter is {Jitter}; it must be from 0 to 1.";
        }

        if (StableAfter < TimeSpan.Zero || StableAfter > day)
        {
            yield return $"Reconnect.StableAfter is {StableAfter}; it must be from zero to {day}.";
        }

        if (MaxAttempts < 0)
        {
            yield return $"Reconnect.MaxAttempts is {MaxAttempts}; it must be zero or more, or null for no end.";
        }
    }
}
