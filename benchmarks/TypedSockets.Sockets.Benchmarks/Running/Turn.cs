namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What was measured while a side had its turn.</summary>
/// <param name="Windows">A window for each row.</param>
/// <param name="Weight">What it took to have the crowd, where that is measured.</param>
internal sealed record Turn(IReadOnlyList<Window> Windows, Weight? Weight)
{
    // About what a quiet machine does for itself.
    private const double Tolerable = 0.1;

    /// <summary>The most that other programs took of a core.</summary>
    public double OthersShare => Windows.Select(window => window.OthersShare).DefaultIfEmpty().Max();

    /// <summary>Whether other programs were in the way.</summary>
    public bool IsDisturbed => OthersShare > Tolerable;
}
