namespace TypedSockets.Sockets.Benchmarks;

/// <summary>The plots.</summary>
internal static class SocketPlots
{
    public static void Write(Measurements measurements, string folder)
    {
    }
}
