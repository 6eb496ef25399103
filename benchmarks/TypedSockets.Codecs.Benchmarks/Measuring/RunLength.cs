namespace TypedSockets.Codecs.Benchmarks;

/// <summary>How long a run takes its measurements.</summary>
/// <param name="Rounds">How often each side has its turn.</param>
/// <param name="Warmups">Iterations before those that count, in every turn.</param>
/// <param name="Iterations">Iterations that count.</param>
/// <param name="IterationMilliseconds">How long one takes, about.</param>
/// <param name="IsShort">Whether sides are left out that no target refers to.</param>
internal sealed record RunLength(int Rounds, int Warmups, int Iterations, int IterationMilliseconds, bool IsShort)
{
    /// <summary>The category of the sides that a short run leaves out.</summary>
    public const string FullOnly = "full only";

    public static readonly RunLength Full = new(Rounds: 7, Warmups: 2, Iterations: 5, IterationMilliseconds: 60, IsShort: false);

    public static readonly RunLength Short = new(Rounds: 5, Warmups: 1, Iterations: 3, IterationMilliseconds: 50, IsShort: true);

    /// <summary>That of this run.</summary>
    public static RunLength Current { get; set; } = Full;
}
