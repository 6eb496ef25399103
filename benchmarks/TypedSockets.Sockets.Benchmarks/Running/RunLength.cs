namespace TypedSockets.Sockets.Benchmarks;

/// <summary>How long everything takes.</summary>
/// <param name="Repeats">How often each side has its turn at each row.</param>
/// <param name="Window">How long it is measured then.</param>
/// <param name="MaxConnections">The largest crowd.</param>
/// <param name="MaxSecondTurns">How many turns may be taken again because other programs were in the way.</param>
internal sealed record RunLength(int Repeats, TimeSpan Window, int MaxConnections, int MaxSecondTurns)
{
    public static RunLength Full { get; } = new(6, TimeSpan.FromSeconds(1), 5_000, 40);

    public static RunLength Short { get; } = new(3, TimeSpan.FromSeconds(0.5), 1_000, 10);

    /// <summary>How long a crowd works unmeasured after it has connected.</summary>
    public TimeSpan LeadIn => Window / 5;
}
