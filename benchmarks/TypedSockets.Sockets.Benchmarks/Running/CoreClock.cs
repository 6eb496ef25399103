namespace TypedSockets.Sockets.Benchmarks;

/// <summary>What a core does, whoever for.</summary>
internal static class CoreClock
{
    // How the kernel counts in this file (proc_stat(5)), on every machine that .NET runs on.
    private const int TicksPerSecond = 100;

    private const int Idle = 4;
    private const int Waiting = 5;
    private const int Guest = 9;

    /// <summary>The time that the core has been busy.</summary>
    public static TimeSpan GetBusy(int core)
    {
        var name = $"cpu{core} ";
        var line = File.ReadLines("/proc/stat").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ');

        // Guests are in the users' time already.
        var busy = Enumerable.Range(1, Guest - 1).Where(column => column is not (Idle or Waiting)).Sum(column => long.Parse(line[column]));
        return TimeSpan.FromSeconds((double)busy / TicksPerSecond);
    }
}
