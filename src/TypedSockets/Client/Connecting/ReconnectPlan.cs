using System.Net;

namespace TypedSockets;

/// <summary>Decides after each end of an attempt or a connection whether there is another attempt, and when.</summary>
internal sealed class ReconnectPlan(WsReconnectOptions options, IWsReconnectPolicy? policy)
{
    private const int FirstCodeOfApplication = 4500;
    private const int LastCodeOfApplication = 4999;

    // Since the last connection that was stable.
    private int attempts;
    private bool everConnected;
    private bool freshTokenRefused;

    /// <summary>The number of the attempt that <see cref="NextDelay"/> last gave a delay for.</summary>
    public int Attempt => attempts;

    /// <summary>How long to wait before the next attempt; <see langword="null"/> for no other attempt.</summary>
    public TimeSpan? NextDelay(ConnectionEnd end)
    {
        if (end.WasConnected)
        {
            everConnected = true;
            freshTokenRefused = false;
            attempts = end.Lasted >= options.StableAfter ? 0 : attempts;
        }

        if (Forbids(end) || attempts >= (options.MaxAttempts ?? int.MaxValue))
        {
            return null;
        }

        bool tokenIsStale = IsTokenStale(end);
        attempts = Math.Min(attempts, int.MaxValue - 1) + 1;
        return tokenIsStale ? TimeSpan.Zero : Delay(end);
    }

    private bool Forbids(ConnectionEnd end)
    {
        bool closedForGood = end.Disconnect switch
        {
            { Code: CloseCodes.Normal } => true,
            { Code: CloseCodes.PolicyViolation, Reason: not ErrorCodes.Expired } => true,
            { Code: >= FirstCodeOfApplication and <= LastCodeOfApplication } => true,
            _ => false,
        };
        return closedForGood || end.RefusedWith switch
        {
            HttpStatusCode.Unauthorized => !everConnected || freshTokenRefused,
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => !everConnected,
            _ => false,
        };
    }

    /// <summary>
    /// True where another token is all that is needed. Only the first time: a server that keeps refusing fresh tokens is
    /// not asked again without a delay.
    /// </summary>
    private bool IsTokenStale(ConnectionEnd end)
    {
        if (end.RefusedWith == HttpStatusCode.Unauthorized)
        {
            freshTokenRefused = true;
            return true;
        }

        return attempts == 0 && end.Disconnect is { Code: CloseCodes.PolicyViolation, Reason: ErrorCodes.Expired };
    }

    private TimeSpan? Delay(ConnectionEnd end)
    {
        if (policy is not null)
        {
            return policy.NextDelay(attempts) is { } delay ? Longer(delay, end.RetryAfter) : null;
        }

        TimeSpan backoff = end.RetryAfter > TimeSpan.Zero ? end.RetryAfter : Backoff();
        return backoff + (end.Spread * Random.Shared.NextDouble());
    }

    private TimeSpan Backoff()
    {
        double milliseconds = options.InitialDelay.TotalMilliseconds * Math.Pow(options.Multiplier, attempts - 1);
        milliseconds = Math.Min(milliseconds, options.MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(milliseconds * (1 + (options.Jitter * Random.Shared.NextDouble())));
    }

    private static TimeSpan Longer(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
