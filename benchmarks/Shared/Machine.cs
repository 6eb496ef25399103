using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedSockets.Benchmarks;

/// <summary>Where the measurements were taken, as far as it matters to them.</summary>
internal static class Machine
{
    public static string Description =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture} with {Vectors}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    private static string Vectors =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors"
        : Vector256.IsHardwareAccelerated ? "256-bit vectors"
        : "128-bit vectors";
}
