namespace TypedSockets.FaultTests.Harness;

/// <summary>Looks at the managed heap twenty times a second and keeps the largest size.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly Timer timer;
    private long largest;

    public MemoryWatch() => timer = new Timer(static watch => ((MemoryWatch)watch!).Look(), this, TimeSpan.Zero, Period);

    public long Largest => Volatile.Read(ref largest);

    /// <summary>What is alive now.</summary>
    public static long Live()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    public void Dispose() => timer.Dispose();

    private void Look() => Volatile.Write(ref largest, Math.Max(largest, GC.GetTotalMemory(forceFullCollection: false)));
}
