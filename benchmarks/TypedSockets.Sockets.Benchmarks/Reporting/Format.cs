using TypedSockets.Benchmarks;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>How the tables write what was measured. What was not leaves its cell empty.</summary>
internal static class Format
{
    /// <summary>As <c>**0.44** 0.41–0.47</c>.</summary>
    public static string Ratio(Spread? ratio) => ratio is null ? "" : $"**{ratio.Median:0.00}** {ratio.Ends()}";

    public static string Bytes(Spread? bytes) => bytes switch
    {
        null => "",
        { Median: < 100 } => $"{bytes.Median:0.0}",
        _ => $"{bytes.Median:N0}",
    };

    public static string Duration(double microseconds) => microseconds < 1_000 ? $"{microseconds:0} µs" : $"{microseconds / 1_000:0.0} ms";
}
