namespace TypedSockets;

/// <summary>
/// Counts the messages of one client against its rate, and sees when it does nothing but exceed it. The read loop takes permits; what
/// the rate is may be asked by anyone.
/// </summary>
internal sealed class MessageRate(MessagePermits permits, TimeProvider timeProvider) : IDisposable
{
    private const int ToleratedRefusals = 100;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerInterval = TimeSpan.FromSeconds(1);

    private long windowStart = timeProvider.GetTimestamp();
    private long lastAnswer;
    private bool answered;
    private int accepted;
    private int refused;

    /// <summary>Messages a second, for the client; 0 where that is not known.</summary>
    public long Rate => permits.Rate;

    /// <summary>Messages at once, for the client; 0 where that is not known.</summary>
    public long Burst => permits.Burst;

    /// <summary>True when over ten seconds the refusals exceed both 100 and the messages that were accepted.</summary>
    public bool IsExcessive => refused > ToleratedRefusals && refused > accepted;

    /// <summary>Counts one message.</summary>
    /// <param name="hasId">Whether a refusal can be matched to its message.</param>
    /// <param name="answer">Whether a refusal is to be answered: without an id only once a second.</param>
    /// <returns>False where it is over the rate.</returns>
    public bool TryTake(bool hasId, out bool answer)
    {
        if (timeProvider.GetElapsedTime(windowStart) >= Window)
        {
            windowStart = timeProvider.GetTimestamp();
            accepted = 0;
            refused = 0;
        }

        answer = false;
        if (permits.TryTake())
        {
            accepted++;
            return true;
        }

        refused++;
        answer = hasId || !answered || timeProvider.GetElapsedTime(lastAnswer) >= AnswerInterval;
        if (answer && !hasId)
        {
            answered = true;
            lastAnswer = timeProvider.GetTimestamp();
        }

        return false;
    }

    public void Dispose() => permits.Dispose();
}
