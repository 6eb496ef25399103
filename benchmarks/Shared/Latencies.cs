using System.Diagnostics;
using System.Numerics;

namespace TypedSockets.Benchmarks;

/// <summary>Counts latencies in steps of 3 %, without keeping each.</summary>
internal sealed class Latencies
{
    private const int Steps = 32;
    private const int StepBits = 5;

    private readonly long[] counts = new long[64 * Steps];
    private long total;

    /// <summary>Counts one.</summary>
    /// <param name="ticks">Of the <see cref="Stopwatch"/>.</param>
    public void Add(long ticks)
    {
        counts[IndexOf(Math.Max(ticks, Steps))]++;
        total++;
    }

    /// <summary>The time within which a part of all were answered.</summary>
    public TimeSpan Percentile(double part)
    {
        long seen = 0;
        for (var index = 0; index < counts.Length; index++)
        {
            seen += counts[index];
            if (seen > 0 && seen >= part * total)
            {
                return TimeSpan.FromSeconds((double)ValueAt(index) / Stopwatch.Frequency);
            }
        }

        return TimeSpan.Zero;
    }

    private static int IndexOf(long ticks)
    {
        var exponent = BitOperations.Log2((ulong)ticks);
        return (exponent * Steps) + (int)((ticks >> (exponent - StepBits)) & (Steps - 1));
    }

    private static long ValueAt(int index) => (long)(Steps + (index % Steps)) << ((index / Steps) - StepBits);
}
