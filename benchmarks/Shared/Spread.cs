namespace TypedSockets.Benchmarks;

/// <summary>What repeated measurements came to: the middle one and the two ends.</summary>
internal sealed record Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(median, sorted[0], sorted[^1]);
    }

    /// <summary>The two ends, as <c>0.41–0.47</c>.</summary>
    public string Ends(string format = "0.00") => $"{Min.ToString(format)}–{Max.ToString(format)}";
}
