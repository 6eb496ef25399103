using System.Diagnostics;

namespace TypedSockets.Sockets.Benchmarks;

/// <summary>Finds a core for the servers and another for everything else.</summary>
internal static class Cores
{
    public static (int Servers, int Load) Pick()
    {
        using var process = Process.GetCurrentProcess();
        var allowed = OperatingSystem.IsLinux() ? (ulong)process.ProcessorAffinity : throw new PlatformNotSupportedException("The clients need epoll, which Linux alone has.");
        int[] cores = [.. Enumerable.Range(0, 64).Where(core => (allowed >> core & 1) == 1)];
        return cores is [var first, var second, ..] ? (first, second) : throw new InvalidOperationException("Servers and clients need a core each; this process may use one.");
    }
}
